// A plus that loses no press and counts none twice. Each press has an id of its own and is told to Python
// again and again until Python says that it heard it; the tab remembers what waits, also over a reload.

const RESEND = 4_000; // what Python did not confirm is told again
const SLOW = 1_500; // only then the waiting is said

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // absent on plain http
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const named = press => (press.back ? "-" : "+") + press.id;

class Tally {
  constructor(parent) {
    this.root = parent.querySelector("template.tt-tally-template").content.firstElementChild.cloneNode(true);
    this.find = selector => this.root.querySelector(selector);
    this.find(".tt-plus").addEventListener("click", () => this.press({ id: newId() }));
    this.find(".tt-one-back").addEventListener("click", () => this.takeBack());
    parent.append(this.root);
  }

  update(component) {
    const first = !this.component;
    const before = this.data;
    this.component = component;
    this.data = component.data;
    if (this.data.now !== before?.now) this.ahead = this.data.now - Date.now(); // the clock here may be wrong
    if (first) this.remember();
    else if (this.data.on !== before.on) this.beginDay();
    const heard = new Set(this.data.heard);
    this.waiting = this.waiting.filter(press => !heard.has(named(press)));
    this.keep();
    this.draw();
    if (first && this.waiting.length) this.tell();
  }

  press(press) {
    const told = { ...press, at: Date.now() + this.ahead }; // the page may be open since yesterday
    this.waiting.push(told);
    if (!told.back) this.done.push(told.id);
    this.keep();
    this.draw();
    this.tell();
  }

  takeBack() {
    const id = this.done.pop();
    if (id) this.press({ id, back: true });
  }

  tell() {
    clearTimeout(this.timer);
    if (!this.waiting.length || !this.root.isConnected) return;
    this.since ??= Date.now();
    this.nonce = (this.nonce ?? 0) + 1;
    this.component.setStateValue("told", { presses: this.waiting, nonce: this.nonce });
    this.timer = setTimeout(() => this.tell(), RESEND);
  }

  draw() {
    const { data, waiting } = this;
    const more = waiting.reduce((sum, press) => sum + (press.back ? -1 : 1), 0);
    this.find("output").textContent = String(Math.max(0, data.number + more)).replace(".", data.comma);
    this.find(".tt-tally-number span").textContent = data.words.when;
    this.find(".tt-plus").setAttribute("aria-label", data.words.plus);
    this.find(".tt-one-back").textContent = data.words.back;
    this.find(".tt-one-back").hidden = !this.done.length;
    this.say();
  }

  say() {
    clearTimeout(this.saying);
    const status = this.find("[role=status]");
    if (!this.waiting.length) {
      this.wasSaved ||= this.since !== undefined;
      this.since = undefined;
      status.textContent = this.wasSaved ? this.data.words.saved : "";
    } else if (Date.now() - (this.since ?? Date.now()) > SLOW) {
      status.textContent = this.data.words.waiting;
    } else {
      status.textContent = this.data.words.saving;
      this.saying = setTimeout(() => this.say(), SLOW + 100);
    }
  }

  beginDay() { // yesterday's number is typed, not taken back
    const waits = new Set(this.waiting.map(press => press.id));
    this.done = this.done.filter(id => waits.has(id));
  }

  get place() { return `tt-tally:${this.data.owner}:${this.data.thing}`; }

  remember() {
    this.waiting = [];
    this.done = [];
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.place) ?? "{}");
      this.waiting = kept.waiting ?? [];
      this.done = kept.on === this.data.on ? kept.done ?? [] : []; // yesterday's number is typed, not taken back
    } catch { /* no storage, so only this screen */ }
  }

  keep() {
    try {
      const kept = { waiting: this.waiting, done: this.done, on: this.data.on };
      sessionStorage.setItem(this.place, JSON.stringify(kept));
    } catch { /* no storage, so only this screen */ }
  }
}

export default function mount(component) {
  const parent = component.parentElement;
  (parent.ttTally ??= new Tally(parent)).update(component); // what waits tells itself as long as it is on the screen
}
