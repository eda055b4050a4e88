// The page: one field, what became of what was typed, and who is here.

const part = id => document.getElementById(id), area = part("text");
const server = JSON.parse(part("told_by_server").textContent);
const QUIET = 15 * 60_000, SOONEST = 2_000, LATEST = 60_000; // milliseconds

let me = null;        // {tag, key, name, language, own}; null as long as nobody is known here
let box = null;       // her Outbox
let net = "asking";   // "here", "out" (signed out) or "away" (no answer)
let n = 0;            // lines that wait
let said = null;      // what became of the last press: [words, reflection]
let last = null;      // a line that was pressed for and is kept nowhere yet
let pressing = false, sending = false, again = false, sure = false, fails = 0, timer;

// --- the screen ------------------------------------------------------------------------------------------

const words = () => server.words[me?.language] ?? server.words[document.documentElement.lang];
const many = (name, count) => words()[name][count === 1 ? 0 : 1].replace("{n}", count);
const clock = () => new Date().toLocaleTimeString(me?.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const put = (element, text) => { if (element.textContent !== text) element.textContent = text; };

function say(text, item = null) {
  said = [text, item];
  draw();
}

function draw() {
  const w = words(), stranger = !me && net === "out";
  if (me) document.documentElement.lang = me.language;
  for (const element of document.querySelectorAll("[data-say]")) put(element, w[element.dataset.say]);
  area.placeholder = w.enough;
  part("line").classList.toggle("stranger", stranger && !area.value);
  put(part("said").firstElementChild, said?.[0] ?? "");
  part("on").hidden = !said?.[1];
  if (said?.[1]) part("on").href = `/schrijven?id=${said[1]}`;
  put(part("told").firstElementChild, told(w));
  part("in").hidden = net !== "out";
  part("in").href = `${server.entrance}?naar=${server.scope}`;
  part("in").target = !me?.own && area.value ? "_blank" : "";
  part("in").className = stranger ? "primary" : "word";
  part("open_only").hidden = !me?.own || !!navigator.serviceWorker;
  put(part("name"), me ? w.name.replace("{name}", me.name) : "");
  part("out").hidden = !me || net === "asking" || (net === "away" && !sure);
  put(part("out"), sure ? w.anyway : w.sign_out);
}

function told(w) {
  if (!me) return { out: w.stranger, away: w.unknown }[net] ?? "";
  if (!me.own && net === "here") return w.shared;
  if (net === "out") return n ? many("waiting_out", n) : me.own ? w.out : w.stranger;
  return net === "away" ? (n ? many("waiting", n) : me.own ? w.away : w.shared) : "";
}

// --- who is here -----------------------------------------------------------------------------------------

// The script of the rooms reads `n` and sends who signs out there by this page first.
async function count() {
  n = box ? (await box.waiting()).length : 0;
  if (me?.own) write(STATE, JSON.stringify({ ...me, n }));
  draw();
}

async function become(person) {
  const same = me?.tag === person.tag;
  if (me && !same) await putAway();
  me = person;
  if (!me.own) write(STATE, null);
  if (!same) {
    box = new Outbox(me);
    await restore();
  }
  if (!me.own) box.forgetText(); // it stands in the field, and nowhere else on a device of others
  await count();
}

async function restore() {
  const text = await box.restored();
  if (text && text !== area.value) {
    area.value = [text, area.value].filter(Boolean).join("\n\n");
    area.setSelectionRange(area.value.length, area.value.length);
  }
  if (area.value && me.own) box.keep(area.value);
}

// Somebody else is here now: what stood in the field is kept for its writer, and her key leaves the device.
async function putAway() {
  if (me.own) await box.keep(area.value);
  write(STATE, null);
  area.value = "";
  me = box = said = last = null;
  n = 0;
}

function note(status) {
  net = status === 401 ? "out" : status === 200 || status === 409 ? "here" : "away";
}

// What waits is tried again, ever less often.
function later() {
  clearTimeout(timer);
  if (net === "out" || (net === "here" && !n)) fails = 0;
  else timer = setTimeout(wake, Math.min(LATEST, SOONEST * 2 ** fails++) * (0.8 + 0.4 * Math.random()));
}

async function who() {
  const { status, ...person } = await ask("/kort/wie");
  note(status);
  if (status === 200) await become(person);
  draw();
}

async function wake() {
  await who();
  await send();
  later();
}

// --- a line ----------------------------------------------------------------------------------------------

async function press() {
  const text = area.value.trim();
  if (pressing) return;
  if (!text) return say(words().empty);
  pressing = true;
  try {
    if (!me) await who();
    if (me) await keep(text.toWellFormed ? text.toWellFormed() : text, text);
  } finally {
    pressing = false;
    area.focus();
  }
}

async function keep(text, typed) {
  if (last?.text !== text) last = { id: newId(), at: Date.now(), text };
  say(words().saving);
  if (me.own && (await box.put(last).then(() => true, () => false))) {
    done(typed);
    say("");
    await count();
    return void send().then(later);
  }
  const answer = await box.post([last]);
  note(answer.status);
  later();
  if (answer.status === 409) return void who();
  if (!answer.kept?.length) return say(words().unsaved);
  done(typed);
  saved(answer.kept);
}

// What was typed after the press stays in the field.
function done(typed) {
  const rest = area.value.trimStart();
  area.value = rest.startsWith(typed) ? rest.slice(typed.length).trimStart() : area.value;
  last = null;
  if (me.own) box.keep(area.value);
}

function saved(kept) {
  say(many("saved", kept.length).replace("{time}", clock()), kept.length === 1 ? kept[0].item : null);
}

async function send() {
  again = sending;
  if (sending || !box || net === "out") return;
  sending = true;
  const kept = [], from = box;
  try {
    for (let batch = await from.next(); batch.length && from === box; batch = await from.next()) {
      const answer = await from.post(batch);
      note(answer.status);
      if (answer.status === 409) await who();
      if (answer.status !== 200) break;
      await lines.take(answer.kept.map(line => line.id));
      kept.push(...answer.kept);
      if (answer.kept.length < batch.length) break;
    }
  } finally {
    sending = false;
  }
  await count();
  if (kept.length && from === box) saved(kept);
  if (again) await send();
}

// --- out -------------------------------------------------------------------------------------------------

async function leave() {
  await send();
  await who();
  if (net === "away") return say(words().away);
  const unsent = n + (area.value.trim() ? 1 : 0);
  if (unsent && !sure) {
    sure = true;
    later();
    return say(!me.own ? words().unsaved : many(crypto.subtle ? "unsent" : "unsent_open", unsent));
  }
  await putAway();
  sessionStorage.clear(); // on a device of others the writing field keeps its copies there
  if (net === "out") location.assign(server.entrance);
  else part("leave").submit();
}

// --- what happens ----------------------------------------------------------------------------------------

const on = (what, event, act) => what.addEventListener(event, act);
on(part("line"), "submit", event => { event.preventDefault(); press(); });
on(area, "keydown", event => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return;
  event.preventDefault();
  press();
});
on(area, "input", () => {
  sure = false;
  if (me?.own) box.keep(area.value);
});
on(part("out"), "click", leave);
on(window, "online", wake);
on(window, "pagehide", () => { if (me?.own) box.keepAtOnce(area.value); });
on(window, "pageshow", event => { if (event.persisted) location.reload(); });
on(document, "visibilitychange", () => {
  if (!document.hidden) wake();
  else if (me?.own) box.keepAtOnce(area.value);
});
on(window, "beforeunload", event => { if (me && !me.own && area.value.trim()) event.preventDefault(); });
// Another tab of Kort shows the same text; and when somebody signed out there, this one begins anew.
on(window, "storage", async ({ key, newValue }) => {
  if (!me?.own) return;
  if (key === STATE) {
    const other = JSON.parse(newValue);
    if (other?.tag !== me.tag) return location.reload();
    n = other.n;
    draw();
  }
  if (key === box.slot && area.value === box.stored) area.value = await box.restored();
});
on(window, "beforeinstallprompt", event => {
  event.preventDefault();
  part("install").hidden = false;
  part("install").onclick = () => { event.prompt(); part("install").hidden = true; };
});
let quiet = Date.now();
for (const sign of ["pointerdown", "keydown"]) on(window, sign, () => { quiet = Date.now(); });
setInterval(() => { if (me && !me.own && Date.now() - quiet > QUIET) { area.value = ""; location.reload(); } }, 20_000);

async function begin() {
  const known = JSON.parse(read(STATE) ?? "null");
  if (known) {
    me = known;
    box = new Outbox(me);
    n = known.n;
  }
  draw();
  area.focus();
  document.documentElement.dataset.ready = "";
  if (box) await restore().then(count);
  await wake();
  if (location.search !== "?afmelden") return;
  history.replaceState(null, "", server.scope);
  if (me) await leave();
}
begin();
on(window, "load", () => {
  navigator.serviceWorker?.register(server.worker, { scope: server.scope });
  if (matchMedia("(display-mode: standalone)").matches) navigator.storage?.persist?.();
});
