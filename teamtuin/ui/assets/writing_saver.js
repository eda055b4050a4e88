// The safety of one text, apart from how it looks.
//
// A saver lives as long as the page in the browser, longer than the field on the screen: what was typed
// before somebody went to another room is still sent. Its rules:
//   - every change is first put on the device, then sent, and only taken off when the server has it;
//   - the server's revision decides who is newer, never a clock;
//   - of two texts that grew apart, nobody but the writer drops one.

const savers = new Map();

class Saver {
  constructor({ owner, id, rev, text, ownDevice }) {
    Object.assign(this, { owner, id, ownDevice, base: rev, acked: text, text: text ?? "" });
    this.sent = []; // fingerprints of what went out lately, so that we know it again on the server
    this.rivals = []; // other versions of this text, waiting for the writer's choice
    this.adopted = []; // copies of screens that are gone: [key, value]
    this.origins = new Set(); // drafts that this text left because they had become an item
    this.handed = null; // the text that a press gave to the page
    this.held = true; // whether the device has room for the copy
    this.fails = this.moves = 0;
    this.field = null; // the one on the screen that shows this text
    savers.set(`${owner}:${id}`, this);
  }

  changed() { this.field?.draw(); }

  get dirty() { return this.text !== this.acked; }
  get settled() { return !this.dirty && !this.busy && !this.rivals.length; }
  get excess() { return Math.max(0, characters(this.text) - LIMIT); }
  get atRisk() { return !this.closed && this.dirty && (!this.held || (!this.ownDevice && this.away)); }

  // --- on the device -------------------------------------------------------

  get key() { return `tt-writing:${this.owner}:${this.id}:${TAB}`; }

  keep() {
    try {
      const base = this.rivals.length ? -1 : this.base; // an open choice is asked again after a reload
      const copy = { base, text: this.text, sent: this.sent };
      storage(this.ownDevice).setItem(this.key, JSON.stringify(copy));
      this.held = true;
    } catch {
      this.held = false;
    }
  }

  forget() {
    remove(this.ownDevice, this.key);
    for (const [key, value] of this.adopted) remove(this.ownDevice, key, value);
    this.adopted = [];
  }

  // Take up what an earlier screen left on this device.
  adopt(key, value, copy) {
    this.adopted.push([key, value]);
    const there = oneKindOfLine(copy.text), clean = !this.dirty;
    this.sent.push(...(copy.sent ?? []));
    if (clean && (copy.base === this.base || this.isOurs(this.text))) this.text = there;
    else if (longest(this.text, there) !== null) this.text = longest(this.text, there);
    else {
      this.rivals.push({ text: this.text, server: clean });
      this.text = there;
    }
  }

  mark(text) { this.sent = [...this.sent, fingerprint(text)].slice(-8); }
  isOurs(text) { return this.sent.includes(fingerprint(text)); }

  // --- typing and sending --------------------------------------------------

  write(text) {
    this.text = text;
    this.refused = null;
    if (this.dirty) this.keep();
    else if (this.settled) this.forget();
    this.later();
    this.changed();
  }

  later() {
    if (!this.dirty || this.away || this.signedOut) return; // a retry is under way
    this.since ??= Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.push(), Math.min(PAUSE, Math.max(0, this.since + LONGEST_PAUSE - Date.now())));
  }

  async push() {
    if (this.closed || this.busy || this.rivals.length || this.refused || this.excess) return;
    if (!this.dirty) return this.settle();
    clearTimeout(this.timer);
    this.busy = true;
    this.since = null;
    const text = this.text;
    this.mark(text);
    if (!this.orphan) this.keep();
    this.underway = text;
    const { base } = this, answer = await ask(this.owner, this.id, this.body(text));
    // Busy until the other text is here too: two of these at once would bring an old text back.
    const now = answer.status === 409 ? await ask(this.owner, this.id) : null;
    this.busy = false;
    if (this.closed) return;
    this.hear(answer, text, base, now);
    this.changed();
  }

  body(text) {
    return { base: this.base, text: text.toWellFormed ? text.toWellFormed() : text };
  }

  // The page goes away. A request under way may arrive first; then this text still goes in if it adds to that.
  leave() {
    if (this.closed || !this.dirty || this.rivals.length || this.excess) return;
    if (!this.busy) return void this.push();
    const text = this.text;
    if (text === this.underway) return; // it goes on after the page is gone
    this.mark(text);
    this.keep();
    ask(this.owner, this.id, this.body(text), true).then(answer => {
      if (answer.status === 200 && Number.isInteger(answer.rev)) this.saved(answer.rev, text);
    });
  }

  hear(answer, text, base, now) {
    if (answer.status === 200 && Number.isInteger(answer.rev)) return this.saved(answer.rev, text);
    if (answer.status === 409) return this.moved(now, base);
    if (answer.status === 410 || (answer.status === 404 && this.base)) return this.moveOn();
    if (answer.status === 413) this.refused = answer.sentence ?? true;
    else this.retry(answer.status);
  }

  saved(rev, text) {
    if (rev >= this.base) {
      this.base = rev;
      this.acked = text;
    }
    if (this.away || this.signedOut) this.backAt = Date.now();
    this.fails = this.moves = 0;
    this.away = this.signedOut = false;
    this.savedAt = new Date();
    this.changed(); // a press may come through before more is sent
    this.settle();
  }

  settle() {
    if (this.settled) this.forget();
    else if (this.dirty) {
      this.keep();
      if (this.urgent) this.push();
      else this.later();
    }
  }

  retry(status) {
    this.signedOut = status === 401;
    this.away = !this.signedOut;
    this.offline = status === 0;
    const wait = Math.min(LONGEST_RETRY, 1_000 * 2 ** this.fails++);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.push(), wait * (0.8 + 0.4 * Math.random()));
  }

  // --- other screens -------------------------------------------------------

  // `now` is what the server has, asked when we stood at revision `base`.
  moved(now, base) {
    if (now.status === 410) return this.moveOn();
    if (now.status !== 200 || ++this.moves > 5) return this.retry(now.status);
    this.away = this.signedOut = false;
    if (this.base !== base && now.rev < this.base) return this.settle(); // we know of a newer one by now
    this.receive(now.text, now.rev);
    if (this.dirty) this.push();
    else this.settle();
  }

  // The server's text at `rev`, which may differ from what stands here.
  receive(text, rev) {
    const there = oneKindOfLine(text), here = this.text;
    let next = here, rival = null;
    if (here === this.acked) next = there;
    else if (there !== here && !this.isOurs(there)) {
      next = longest(here, there) ?? here;
      if (longest(here, there) === null) rival = { text: there, server: true };
    }
    if (this.composing && next !== here) return; // asked again at the next push
    this.rivals = this.rivals.filter(other => !other.server);
    if (rival) this.rivals.push(rival);
    Object.assign(this, { base: rev, acked: there, text: next });
    if (!this.dirty) this.settle();
    else if (!this.orphan) this.keep();
    this.changed();
  }

  // The writer chose between what stands "here", "there" or "both".
  choose(which) {
    const there = this.rivals.shift().text;
    if (which === "there") this.text = there;
    if (which === "both") this.text = `${this.text}\n\n${there}`;
    if (this.dirty) this.keep();
    this.changed();
    this.push();
  }

  async refresh() {
    if (this.closed || this.busy || this.dirty || this.composing) return;
    const now = await ask(this.owner, this.id);
    const quiet = !this.closed && !this.busy && !this.dirty && !this.composing;
    if (quiet && now.status === 200 && now.rev > this.base) this.receive(now.text, now.rev);
  }

  // This draft is no longer open. What it does not hold goes on in a new one.
  moveOn() {
    if (this.text === this.handed) this.acked = this.text;
    if (!this.dirty) return this.settle(); // the item holds all of it
    const left = this.key;
    savers.delete(`${this.owner}:${this.id}`);
    this.origins.add(this.id);
    this.text = this.rest() ?? (this.text.trim() ? this.text : "");
    this.rivals = this.rivals.filter(other => !other.server);
    Object.assign(this, { id: newId(), base: 0, acked: "", handed: null, sent: [] });
    savers.set(`${this.owner}:${this.id}`, this);
    if (this.dirty) this.keep();
    if (this.held) remove(this.ownDevice, left);
    return this.push();
  }

  // What was typed after a press handed the text over; null when there was no press or nothing came after.
  rest() {
    if (this.handed === null || !this.dirty) return null;
    const after = this.text.startsWith(this.handed) ? this.text.slice(this.handed.length).trimStart() : this.text;
    return after || null;
  }

  discard() {
    this.closed = true;
    clearTimeout(this.timer);
    this.forget();
    savers.delete(`${this.owner}:${this.id}`);
  }
}

function saverFor({ owner, id, rev, text, own_device: ownDevice }) {
  const known = savers.get(`${owner}:${id}`);
  if (known) {
    known.orphan = false;
    if (rev > known.base || known.acked === null) known.receive(text, rev);
    return known;
  }
  const saver = new Saver({ owner, id, rev, text: oneKindOfLine(text), ownDevice });
  for (const [draft, key, value, copy] of copies(owner, ownDevice)) if (draft === id) saver.adopt(key, value, copy);
  if (saver.dirty) saver.keep();
  else saver.settle();
  if (saver.dirty) saver.push();
  else saver.refresh(); // another screen may have saved while this page was on its way
  return saver;
}

// Texts that an earlier screen could not send and that nobody opens now.
function sendWhatWaits({ owner, own_device: ownDevice }) {
  for (const [id, key, value, copy] of copies(owner, ownDevice)) {
    if (savers.has(`${owner}:${id}`)) continue;
    const saver = new Saver({ owner, id, rev: Math.max(0, copy.base), text: null, ownDevice });
    saver.orphan = true; // it stays in its old copy until it is sent or opened
    saver.adopt(key, value, copy);
    saver.push();
  }
}

const everyone = act => [...savers.values()].forEach(act);
const wake = () => everyone(saver => (saver.dirty ? saver.push() : saver.refresh()));
addEventListener("online", wake);
addEventListener("focus", wake);
addEventListener("pageshow", wake);
addEventListener("pagehide", () => everyone(saver => saver.leave()));
document.addEventListener("visibilitychange", () => (document.hidden ? everyone(saver => saver.leave()) : wake()));
addEventListener("beforeunload", event => {
  if ([...savers.values()].some(saver => saver.atRisk)) event.preventDefault();
});
