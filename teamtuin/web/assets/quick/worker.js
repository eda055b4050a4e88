"use strict";
// Keeps Kort on the device, and nothing else: every other request goes its way untouched.

const NAME = "kort-STAMP", KEPT = LIST;

addEventListener("install", event => {
  skipWaiting();
  event.waitUntil(caches.open(NAME).then(cache => cache.addAll(KEPT.map(address => new Request(address, { cache: "reload" })))));
});

addEventListener("activate", event => {
  const old = name => name.startsWith("kort-") && name !== NAME;
  const swept = caches.keys().then(names => Promise.all(names.filter(old).map(name => caches.delete(name))));
  event.waitUntil(swept.then(() => clients.claim()));
});

addEventListener("fetch", event => {
  const { request } = event, { origin, pathname, search } = new URL(request.url);
  const address = pathname === KEPT[0] ? pathname : pathname + search;
  if (request.method !== "GET" || origin !== location.origin || !KEPT.includes(address)) return;
  event.respondWith(caches.match(address).then(kept => kept ?? fetch(request)));
});
