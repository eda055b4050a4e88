// What the writing field needs from the device and the network: ids, fingerprints, copies, requests.

const TAB = Math.random().toString(36).slice(2); // two screens never write over each other's copy
// LIMIT comes from Python: the most characters of one text, as Python counts them.
const PAUSE = 600, LONGEST_PAUSE = 3_000, LONGEST_RETRY = 30_000, PATIENCE = 20_000; // milliseconds
const KEEPALIVE = 60_000; // a browser sends at most 64 kB after a page is gone

const oneKindOfLine = text => text.replace(/\r\n?/g, "\n"); // a textarea knows no other
const longest = (a, b) => (a.startsWith(b) ? a : b.startsWith(a) ? b : null);
const characters = text => (text.length <= LIMIT ? text.length : [...text].length);

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // absent on plain http
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// Recognises a text of our own on the server when the answer to it got lost (cyrb53, 53 bits).
function fingerprint(text) {
  let a = 0xdeadbeef, b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

// Answers with a status, 0 when there was no answer; never throws.
async function ask(owner, id, body, leaving = false) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE);
  const headers = { "Teamtuin-Writer": owner }; // a screen of Anna never saves in the garden of Bram
  const request = { headers, cache: "no-store", credentials: "same-origin", redirect: "error", signal: stop.signal };
  if (body) {
    headers["Content-Type"] = "application/json";
    if (leaving) headers["Teamtuin-Leaving"] = "1";
    request.method = "POST";
    request.body = JSON.stringify(body);
    request.keepalive = new Blob([request.body]).size < KEEPALIVE;
  }
  try {
    const answer = await fetch(`/concept/${id}`, request).catch(error => {
      if (!request.keepalive) throw error;
      return fetch(`/concept/${id}`, { ...request, keepalive: false }); // its room was taken by other requests
    });
    const said = await answer.json().catch(() => ({}));
    return { ...said, status: answer.status };
  } catch {
    return { status: 0 };
  } finally {
    clearTimeout(timer);
  }
}

function storage(ownDevice) {
  return ownDevice ? localStorage : sessionStorage;
}

function remove(ownDevice, key, value = null) {
  try {
    const place = storage(ownDevice);
    if (value === null || place.getItem(key) === value) place.removeItem(key);
  } catch { /* no storage, so no copy */ }
}

// Copies on this device: [draft id, key, value, copy], but not those of this page itself.
function copies(owner, ownDevice) {
  const found = [], start = `tt-writing:${owner}:`;
  try {
    const place = storage(ownDevice);
    for (const key of Object.keys(place)) {
      if (!key.startsWith(start) || key.endsWith(`:${TAB}`)) continue;
      const value = place.getItem(key), copy = JSON.parse(value);
      if (typeof copy?.text === "string") found.push([key.slice(start.length).split(":")[0], key, value, copy]);
    }
  } catch { /* no storage, or not ours */ }
  return found;
}
