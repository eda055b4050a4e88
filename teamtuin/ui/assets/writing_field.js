// What the writer sees of one text: the question, the field, the foot line, the buttons.
//
// Streamlit calls `mount` again at every rerun whose data differ. The field that stands there stays, with
// its caret and what is being typed; only words around it change, or the draft it shows.

const RESEND = 4_000; // a press that Python did not confirm is sent again
const BACK = 6_000; // how long "connected again" stays
const fields = new Set(); // all on the screen: in a form of several, a press waits until each of them is safe

class Field {
  constructor(parent) {
    this.parent = parent;
    this.root = parent.querySelector("template.tt-field-template").content.firstElementChild.cloneNode(true);
    const find = selector => this.root.querySelector(selector);
    this.area = find("textarea");
    this.area.id = `tt-writing-${newId()}`;
    find("label").htmlFor = this.area.id;
    find(".tt-status").id = `${this.area.id}-status`;
    this.area.setAttribute("aria-describedby", `${this.area.id}-status`);
    this.listen();
    parent.append(this.root);
    fields.add(this);
  }

  get others() { return [...fields].filter(field => field !== this && field.saver && field.root.isConnected); }

  listen() {
    const on = (what, event, act) => what.addEventListener(event, act);
    on(this.area, "input", () => this.typed());
    on(this.area, "compositionstart", () => { this.saver.composing = true; });
    on(this.area, "compositionend", () => { this.saver.composing = false; this.typed(); });
    on(this.area, "blur", () => this.saver.push());
    on(this.area, "keydown", event => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return;
      event.preventDefault();
      this.press("action");
    });
    for (const kind of ["action", "secondary", "leave"]) {
      on(this.root.querySelector(`.tt-${kind}`), "click", () => this.press(kind));
    }
    for (const button of this.root.querySelectorAll("[data-choice]")) {
      on(button, "click", () => {
        this.release(); // the press was for another text
        this.saver.choose(button.dataset.choice);
        this.area.focus();
      });
    }
  }

  // --- Python speaks -------------------------------------------------------

  update(component) {
    const first = !this.component, data = component.data;
    this.component = component;
    this.words = data.words;
    if (first && data.plain) this.bePlain();
    this.follow(data);
    if (this.pressing && data.heard === this.pressing.nonce) this.release();
    this.label(data);
    this.draw();
    if (first && data.focus) this.area.focus({ preventScroll: true });
  }

  // One of several in a form: its question is no title of the page.
  bePlain() {
    const label = this.root.querySelector("label");
    label.className = "tt-ask";
    this.root.querySelector("h1").replaceWith(label);
    this.root.classList.add("tt-plain");
  }

  // Show the draft that Python names, unless this text had to go on in another one and Python does not know yet.
  follow(data) {
    const old = this.saver;
    if (old?.origins.has(data.id)) return;
    if (old?.origins.size && old.id !== data.id && old.handed === null && old.text && !data.text) return;
    const saver = saverFor(data);
    if (saver === old) return;
    const rest = old?.rest();
    if (rest && !data.text && !saver.text) {
      saver.write(rest);
      old.discard();
    } else if (old) old.leave();
    this.attach(saver);
  }

  attach(saver) {
    this.release();
    this.detach();
    this.saver = saver;
    saver.field = this;
    this.area.value = saver.text;
  }

  // A field that took this text over meanwhile goes on hearing of it.
  detach() {
    if (this.saver?.field === this) this.saver.field = null;
  }

  label({ label, placeholder, language, height }) {
    const put = (selector, words) => {
      const part = this.root.querySelector(selector);
      if (part.textContent !== words) part.textContent = words;
    };
    put("label", label);
    put(".tt-reader", this.words.foot);
    put(".tt-saving", this.words.saving);
    put(".tt-sign-in", this.words.sign_in);
    put(".tt-rival p", this.words.there);
    for (const choice of ["here", "there", "both"]) put(`[data-choice=${choice}]`, this.words[`keep_${choice}`]);
    for (const kind of ["secondary", "leave"]) {
      put(`.tt-${kind}`, this.words[kind]);
      this.root.querySelector(`.tt-${kind}`).hidden = !this.words[kind];
    }
    this.root.querySelector(".tt-sign-in").href = "/aanmelden?verder"; // to go on with this text: web/left_behind.py
    this.root.style.setProperty("--tt-field-height", height);
    Object.assign(this.area, { placeholder, lang: language });
  }

  // --- the writer ----------------------------------------------------------

  typed() {
    this.soft = null;
    this.saver.write(this.area.value);
  }

  press(kind) {
    if (this.pressing) return;
    const { saver } = this, blank = !saver.text.trim();
    if (blank && kind === "action" && !this.words.action_when_empty) return this.say(this.words.empty);
    if ([this, ...this.others].some(field => field.saver.rivals.length)) return this.say(this.words.choose);
    this.soft = null;
    this.pressing = { kind, nonce: newId(), text: saver.text };
    saver.urgent = true;
    saver.push();
    for (const field of this.others) field.saver.push();
    this.draw();
  }

  say(words) {
    this.soft = words;
    this.draw();
    this.area.focus();
  }

  // A press comes through when the server has what was pressed for, and lapses when the server could not be
  // reached and the text went on meanwhile.
  decide() {
    const { pressing, saver } = this;
    if (!pressing || pressing.sentAt || saver.rivals.length) return;
    const othersSafe = this.others.every(field => !field.saver.dirty);
    if (othersSafe && (saver.settled || saver.acked === pressing.text)) this.hand();
    else if ((saver.away || saver.signedOut) && saver.text !== pressing.text) this.release();
  }

  // The server has all of it: only now Python hears of the press.
  hand() {
    const { pressing, saver } = this;
    pressing.sentAt = Date.now();
    saver.handed = saver.acked;
    saver.urgent = false;
    const tell = wait => {
      if (this.pressing !== pressing) return;
      this.component.setTriggerValue("keep", { id: saver.id, rev: saver.base, kind: pressing.kind, press: pressing.nonce });
      pressing.timer = setTimeout(tell, wait, Math.min(wait * 2, LONGEST_RETRY));
    };
    tell(RESEND);
  }

  release() {
    clearTimeout(this.pressing?.timer);
    this.pressing = null;
    if (this.saver) this.saver.urgent = false;
  }

  // --- the screen ----------------------------------------------------------

  draw() {
    const { saver, area } = this;
    if (!this.root.isConnected) return;
    if (area.value !== saver.text && !saver.composing) this.place(saver.text);
    this.decide();
    for (const field of this.others) field.decide();
    if (saver.origins.size && saver.settled && this.told !== saver.id) {
      this.told = saver.id;
      this.component.setStateValue("moved", saver.id);
    }
    this.root.querySelector(".tt-action").textContent =
      (!saver.text.trim() && this.words.action_when_empty) || this.words.action;
    for (const button of this.root.querySelectorAll(".tt-actions button")) button.setAttribute("aria-busy", !!this.pressing);
    this.drawRival();
    this.drawFoot();
    this.grow();
  }

  // Another text in the field, with the caret where it was, or at the end if it was there.
  place(text) {
    const { area } = this, { selectionStart: start, selectionEnd: end, value } = area;
    area.value = text;
    if (document.activeElement !== area) return;
    const at = mark => (mark === value.length ? text.length : Math.min(mark, text.length));
    area.setSelectionRange(at(start), at(end));
  }

  drawRival() {
    const panel = this.root.querySelector(".tt-rival"), [rival] = this.saver.rivals;
    panel.hidden = !rival;
    this.root.querySelector(".tt-actions").hidden = !!rival || !this.words.action; // first the choice
    if (rival) panel.querySelector("blockquote").textContent = rival.text || this.words.nothing;
  }

  drawFoot() {
    const words = this.soft ?? this.state();
    const saving = words === this.words.saving; // not read aloud: it comes back at every pause
    this.root.querySelector(".tt-saving").hidden = !saving;
    const status = this.root.querySelector(".tt-status");
    status.classList.toggle("tt-unseen", saving); // not hidden: what appears again is read aloud again
    if (!saving && status.textContent !== words) {
      // Another minute on the clock is no news to somebody who listens.
      const again = words.startsWith(this.words.saved.split("{time}")[0]) && status.textContent !== "" && !this.alarm;
      status.setAttribute("aria-live", again ? "off" : "polite");
      this.alarm = words !== "" && !words.startsWith(this.words.saved.split("{time}")[0]);
      status.textContent = words;
    }
    this.root.querySelector(".tt-sign-in").hidden = !this.saver.signedOut;
  }

  state() {
    const { saver, words } = this, number = n => n.toLocaleString(this.area.lang);
    if (saver.rivals.length) return words.conflict;
    if (saver.signedOut) return words.signed_out;
    if (saver.dirty && saver.excess === 1) return words.too_long_by_one;
    if (saver.dirty && saver.excess) return words.too_long.replace("{count}", number(saver.excess));
    if (saver.refused) return typeof saver.refused === "string" ? saver.refused : words.refused;
    if (saver.dirty && !saver.held) return words.no_room;
    if (saver.dirty && saver.away) return words[(saver.offline ? "offline" : "away") + (saver.ownDevice ? "" : "_shared")];
    if (saver.dirty || this.pressing) return words.saving;
    if (Date.now() - (saver.backAt ?? 0) < BACK) {
      setTimeout(() => this.draw(), BACK);
      return words.back;
    }
    if (!saver.savedAt) return "";
    return words.saved.replace("{time}", saver.savedAt.toLocaleTimeString(this.area.lang, { hour: "2-digit", minute: "2-digit" }));
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  // Streamlit took the field away; its saver goes on until the server has everything.
  leave() {
    this.release();
    this.detach();
    this.saver.leave();
    this.root.remove();
    fields.delete(this);
    delete this.parent.ttField;
  }
}

const visited = new Set();

export default function mount(component) {
  const parent = component.parentElement;
  const field = (parent.ttField ??= new Field(parent));
  field.update(component);
  if (!visited.has(component.data.owner)) {
    visited.add(component.data.owner);
    setTimeout(sendWhatWaits, 1_000, component.data);
  }
  // Also called for a mount that was overtaken by the next one; then the field is still on the screen.
  return () => {
    field.saver.push();
    const gone = () => !parent.isConnected && parent.ttField === field && field.leave();
    gone();
    setTimeout(gone, 100);
  };
}
