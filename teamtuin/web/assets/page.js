/* Small things that Streamlit cannot do: tell where the navigation is and what a figure is, and hide everything
   at one key. */
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const KEY = "tt-hidden";

  /* --- the server stands at the root: at /schrijven Streamlit would look for it under /schrijven/ first --- */
  window.__streamlit = { BACKEND_BASE_URL: location.origin + "/" };

  /* --- Streamlit fetches its icon font (375 kB) at every first visit; a page that shows an icon still gets it --- */
  const load = document.fonts.load.bind(document.fonts);
  document.fonts.load = (font, text) => (font.includes("Material Symbols") ? Promise.resolve([]) : load(font, text));

  /* --- the navigation is a landmark, and the room we are in is marked for a screen reader --- */
  const mark = () => {
    const rail = document.querySelector(".st-key-wegwijzer");
    if (!rail) return;
    if (rail.getAttribute("role") !== "navigation") {
      rail.setAttribute("role", "navigation");
      rail.setAttribute("aria-label", words.rooms);
    }
    for (const link of rail.querySelectorAll("a")) {
      const here = link.closest('[class*="st-key-hier_"]') !== null;
      if (here && !link.hasAttribute("aria-current")) link.setAttribute("aria-current", "page");
      if (!here && link.hasAttribute("aria-current")) link.removeAttribute("aria-current");
    }
    const skip = document.querySelector('[data-testid="stSkipToContent"]');
    if (skip && skip.textContent !== words.skip) skip.textContent = words.skip;
  };

  /* --- Streamlit's own widgets say some words in English only: a screen reader hears them in our language --- */
  const says = JSON.parse(words.says);
  const LABELLED = Object.keys(says).map((english) => `[aria-label^="${english}"]`).join();
  const ours = (english) => {
    if (english in says) return says[english];
    const [first, ...rest] = english.split(", ");
    return first in says ? [says[first], ...rest].join(", ") : english;
  };
  const speak = () => {
    for (const part of document.querySelectorAll(LABELLED)) {
      const label = part.getAttribute("aria-label");
      if (ours(label) !== label) part.setAttribute("aria-label", ours(label));
    }
    for (const part of document.querySelectorAll('[data-testid="stDateInputCalendar"] :is(h2, span, div), [data-testid="stDateInput"] [role="spinbutton"]')) {
      const text = part.firstChild;                    /* the text itself, which React goes on writing in */
      if (text?.nodeType === Node.TEXT_NODE && ours(text.nodeValue) !== text.nodeValue) text.nodeValue = ours(text.nodeValue);
    }
  };

  /* --- an exhibit, heard: its figure is one picture with its words, not sixty loose pieces of text, and its
         buttons say of which exhibit they are --- */
  const exhibits = () => {
    for (const figure of document.querySelectorAll('[data-testid="stPlotlyChart"][role="figure"]')) figure.setAttribute("role", "img");
    for (const inside of document.querySelectorAll('[data-testid="stPlotlyChart"][role="img"] > :not([aria-hidden])')) inside.setAttribute("aria-hidden", "true");
    for (const sheet of document.querySelectorAll('[class*="st-key-blad_"]')) {
      let about = "";
      for (const part of sheet.querySelectorAll('.tt-h2, [data-tt-about], [class*="st-key-stil_blad_"] button')) {
        if (part.tagName !== "BUTTON") { about = part.textContent.trim(); continue; }
        const said = `${part.textContent.trim()}: ${about}`;
        if (about && part.getAttribute("aria-label") !== said) part.setAttribute("aria-label", said);
      }
    }
  };

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); speak(); exhibits(); });
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "aria-label"] });

  /* --- another room or another text begins at its top; Streamlit stays where the list was scrolled to --- */
  const push = history.pushState.bind(history);
  history.pushState = (...step) => {
    push(...step);
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  };

  /* --- when the page draws itself anew and what had the focus is gone, go on where the page begins: at what it
         has to say, else at its title; else a keyboard and a screen reader stand at the very top again --- */
  let held = null;
  const told = new WeakSet();                          /* what it had to say is said once */
  addEventListener("focusin", (event) => { held = event.target; });
  const lost = () => held && !held.isConnected && document.activeElement === document.body && !cover;
  const goOn = () => {
    if (!lost()) return;
    const page = document.querySelector('[data-testid="stMain"]');
    const seen = (one) => one.getClientRects().length > 0 && !one.closest('[data-stale="true"]');
    const find = (what, fits = () => true) =>
      [...(page?.querySelectorAll(what) ?? [])].find((one) => seen(one) && one.textContent.trim() && fits(one));
    const said = "[data-tt-start], p[role=status], [role=alert]";
    const start = find(said, (one) => !told.has(one)) ?? find("h1") ?? find(said);
    if (!start) return;
    told.add(start);
    start.tabIndex = -1;
    start.style.outline = "none";                      /* nothing can be pressed there */
    start.focus({ preventScroll: true });
  };
  let going = 0;
  const drawn = () => {
    if (!lost()) return;
    clearTimeout(going);
    going = setTimeout(goOn, 250);                     /* the page comes in pieces */
  };
  new MutationObserver(drawn).observe(root, { childList: true, subtree: true });

  /* --- one key hides everything: for when somebody walks in, or the board is still on --- */
  let cover = null;
  let before = null;
  const hide = () => {
    if (cover) return;
    before = document.activeElement;
    cover = document.createElement("div");
    cover.className = "tt-cover";
    cover.setAttribute("role", "dialog");
    cover.setAttribute("aria-modal", "true");
    cover.setAttribute("aria-label", words.hidden);
    const show = document.createElement("button");
    show.type = "button";
    show.textContent = words.show;
    show.addEventListener("click", reveal);
    cover.append(show);
    document.body.append(cover);
    document.documentElement.classList.add("tt-hidden");
    for (const part of document.body.children) if (part !== cover) part.inert = true;
    remember("1");
    show.focus();
  };
  const reveal = () => {
    if (!cover) return;
    for (const part of document.body.children) part.inert = false;
    document.documentElement.classList.remove("tt-hidden");
    cover.remove();
    cover = null;
    remember("");
    if (before && before.isConnected) before.focus();
  };
  /* A reload keeps the page hidden: whoever hid it does not want it back by accident. */
  const remember = (value) => {
    try { value ? sessionStorage.setItem(KEY, value) : sessionStorage.removeItem(KEY); } catch { /* private window */ }
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.repeat) return;
    const open = document.querySelector('[role="dialog"]:not(.tt-cover), [role="listbox"], [data-testid="stPopoverBody"], [data-testid="stDateInputCalendar"], [data-baseweb="popover"]');
    if (open && !cover) return;                        /* the first Esc closes what is open */
    event.preventDefault();
    event.stopImmediatePropagation();
    cover ? reveal() : hide();
  }, true);
  addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-tt-hide]")) hide();
  });
  /* --- on a shared device the page goes after fifteen quiet minutes, as its session does on the server --- */
  const shared = document.cookie.split("; ").includes("tt_shared=1");
  if (shared) {
    const QUIET = 15 * 60_000 + 5_000;
    let last = Date.now();
    for (const sign of ["pointerdown", "keydown", "wheel", "touchmove"]) {
      addEventListener(sign, () => { last = Date.now(); }, { capture: true, passive: true });
    }
    setInterval(() => { if (Date.now() - last > QUIET) location.reload(); }, 20_000);
  }
  /* --- and signing out there leaves no copy of a text behind for who comes next --- */
  const wipe = () => {
    try {
      for (const key of Object.keys(sessionStorage)) if (key.startsWith("tt-writing:")) sessionStorage.removeItem(key);
    } catch { /* no storage, so no copy */ }
  };
  addEventListener("submit", (event) => {
    if (!shared || !(event.target instanceof Element) || !event.target.matches('form[action="/afmelden"]')) return;
    dispatchEvent(new Event("pagehide"));              /* the writing field sends its last words before the press */
    /* The field copies at both moments what was not sent; whoever listens later comes after it. */
    addEventListener("pagehide", () => {
      wipe();
      document.addEventListener("visibilitychange", wipe, { once: true });
    }, { once: true });
  });
  /* --- Kort keeps lines on a device for one person: put away when somebody else came in; and who signs out
         while lines wait goes by Kort, which sends them or says that they stay --- */
  const kept = () => {
    try { return JSON.parse(localStorage.getItem("tt-kort")); } catch { return null; }
  };
  const putAway = () => { try { localStorage.removeItem("tt-kort"); } catch { /* no storage, so no lines */ } };
  const waits = ({ n, tag }) => n > 0 || localStorage.getItem(`tt-kort:${tag}`) !== null;
  if (kept()) {
    fetch("/kort/wie", { cache: "no-store" }).then((answer) => answer.json()).then((who) => {
      if (who.tag && (who.tag !== kept()?.tag || !who.own)) putAway();
    }).catch(() => { /* it is asked again at the next page */ });
  }
  addEventListener("submit", (event) => {
    if (!kept() || !(event.target instanceof Element) || !event.target.matches('form[action="/afmelden"]')) return;
    if (!waits(kept())) return putAway();
    event.preventDefault();
    location.assign("/kort?afmelden");
  });
  try { if (sessionStorage.getItem(KEY)) hide(); } catch { /* private window */ }
  mark();
})();
