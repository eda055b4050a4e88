"use strict";
// What Kort needs from the device: its storage, ids and seals.

const STATE = "tt-kort"; // for whom this device keeps lines; the script of the rooms knows this name too
const PATIENCE = 20_000; // milliseconds

const read = key => {
  try { return localStorage.getItem(key); } catch { return null; }
};
const write = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch { return false; }
};

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // absent on plain http
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const pack = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
const unpack = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));

// Keeps a text from whoever uses this browser after its writer. Without https a browser offers no seals; such
// a text begins with 0.
class Seal {
  constructor(key) {
    this.key = crypto.subtle?.importKey("raw", unpack(key), "AES-GCM", false, ["encrypt", "decrypt"]);
  }

  async shut(text) {
    if (!this.key) return `0${text}`;
    const iv = crypto.getRandomValues(new Uint8Array(12)), words = new TextEncoder().encode(text);
    const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await this.key, words);
    return `1${pack(iv)}${pack(new Uint8Array(body))}`;
  }

  // The text, or null when this is not the key to it.
  async open(sealed) {
    if (sealed[0] === "0") return sealed.slice(1);
    try {
      const iv = unpack(sealed.slice(1, 17)), body = unpack(sealed.slice(17));
      return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await this.key, body));
    } catch { return null; }
  }
}

// Where lines lie: in the browser's database, which is written to disk before it says so, or else in its storage.
const database = () => new Promise((ok, no) => {
  const opened = indexedDB.open(STATE, 1);
  opened.onupgradeneeded = () => opened.result.createObjectStore("lines", { keyPath: "id" });
  opened.onsuccess = () => ok(opened.result);
  opened.onerror = opened.onblocked = () => no(opened.error);
});
let opening = null;
async function inDatabase(mode, act) {
  const base = await (opening ??= database());
  base.onclose = base.onversionchange = () => { base.close(); opening = null; };
  return new Promise((ok, no) => {
    const deed = base.transaction("lines", mode, { durability: "strict" }), asked = act(deed.objectStore("lines"));
    deed.oncomplete = () => ok(asked?.result);
    deed.onabort = () => no(deed.error);
  });
}
const inStorage = {
  all: () => JSON.parse(read(`${STATE}-lines`) ?? "[]"),
  keep(lines) { if (!write(`${STATE}-lines`, JSON.stringify(lines))) throw new Error("full"); },
};
const lines = {
  async all() {
    const found = await inDatabase("readonly", shelf => shelf.getAll()).catch(() => []);
    return [...found, ...inStorage.all()];
  },
  async put(line) {
    await inDatabase("readwrite", shelf => shelf.put(line)).catch(() => inStorage.keep([...inStorage.all(), line]));
  },
  async take(ids) {
    const left = inStorage.all().filter(line => !ids.includes(line.id));
    if (left.length < inStorage.all().length) inStorage.keep(left);
    await inDatabase("readwrite", shelf => { for (const id of ids) shelf.delete(id); }).catch(() => {});
  },
};

// Answers with a status, 0 when there was no whole answer; never throws.
async function ask(address, body) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE);
  const request = { cache: "no-store", credentials: "same-origin", redirect: "error", signal: stop.signal };
  if (body) Object.assign(request, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  try {
    const answer = await fetch(address, request);
    return { ...(await answer.json()), status: answer.status };
  } catch {
    return { status: 0 };
  } finally {
    clearTimeout(timer);
  }
}
