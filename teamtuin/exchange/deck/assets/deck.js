/* One script for two windows: the wall holds it, the window of who speaks is drawn by it and has none of its own.
   So they cannot fall out of step, also when the file was opened from disk. */
(() => {
  "use strict";
  const words = JSON.parse(document.getElementById("words").textContent);
  const slides = [...document.querySelectorAll(".slide")];
  const black = document.getElementById("black"), help = document.getElementById("help");
  const paper = document.getElementById("paper"), said = document.getElementById("said");
  const blocked = document.getElementById("blocked");
  const PAGES = { slides: "@page { size: A4 landscape; margin: 0; }", handout: "@page { size: A4; margin: 15mm; }" };
  const LETTER_SIZES = [1, .94, .88, .82, .76, .7, .64, .58];
  let at = 0, begun = null, other = null;

  const place = (n) => words.place.replace("{n}", n).replace("{all}", slides.length);

  /* Largest letters with which everything stands on the stage; a figure gives way first. */
  function fit(slide) {
    const stage = slide.querySelector(".stage"), body = stage.querySelector(".body");
    const figure = body.querySelector(".figure");
    for (const size of LETTER_SIZES) {
      body.style.setProperty("--fit", size);
      const fits = body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1;
      if (fits && (!figure || figure.clientHeight >= 300)) return;
    }
  }

  function resize() {
    const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
    document.documentElement.style.setProperty("--scale", scale);
    if (other && !other.closed) fill();
  }

  function show(n) {
    at = Math.max(0, Math.min(slides.length - 1, n));
    slides.forEach((slide, i) => { slide.classList.toggle("now", i === at); slide.inert = i !== at; });
    said.textContent = `${place(at + 1)}: ${slides[at].querySelector("h1").textContent}`;
    try { history.replaceState(null, "", `#${at + 1}`); } catch { /* some browsers keep the address of a file */ }
    fill();
  }

  function go(n) {
    begun ??= Date.now();
    document.documentElement.classList.add("begun");
    darken(false);
    show(n);
  }

  function darken(yes) {
    black.hidden = !yes;
    fill();
  }

  function explain(sentence) {
    blocked.textContent = sentence;
    blocked.hidden = !sentence;
    if (!help.open) help.showModal();
  }

  function print_(kind) {
    document.body.classList.toggle("handout", kind === "handout");
    paper.textContent = PAGES[kind];
    setTimeout(() => window.print());
  }

  function fullscreen(page) {
    if (page.fullscreenElement) page.exitFullscreen();
    else page.documentElement.requestFullscreen?.().catch(() => {});
  }

  /* The window of who speaks. */
  function element(page, name, className, text) {
    const made = page.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function speak() {
    if (other && !other.closed) return other.focus();
    other = window.open("", "", "popup,width=1180,height=820");
    if (!other) return explain(words.blocked);
    begun ??= Date.now();
    document.documentElement.classList.add("begun");
    const page = other.document;
    page.write("<!doctype html><html><head></head><body></body></html>"); // else a browser may load an empty page over it
    page.close();
    page.documentElement.lang = words.language;
    page.title = `${words.notes} · ${document.title}`;
    page.head.append(element(page, "style", "", document.getElementById("sheet").textContent));
    page.body.className = "presenter";
    draw(page);
    page.addEventListener("keydown", key);
    other.addEventListener("resize", fill);
    fill();
    page.fonts.ready.then(fill);
  }

  function draw(page) {
    const header = element(page, "header"), views = element(page, "div", "views");
    for (const name of ["place", "clock", "elapsed"]) {
      const line = element(page, "p", name, { clock: words.clock, elapsed: words.elapsed }[name] ?? "");
      line.append(element(page, "strong"));
      header.append(line);
    }
    header.append(element(page, "p", "is-black"));
    for (const [name, title] of [["before", words.now], ["after", words.next]]) {
      const view = element(page, "section", name);
      view.append(element(page, "h2", "", title), element(page, "div", "view"));
      views.append(view);
    }
    const notes = element(page, "main", "notes-now");
    notes.tabIndex = 0;
    notes.append(element(page, "h2", "", words.notes), element(page, "p"));
    const nav = element(page, "nav");
    for (const [label, act] of [[words.to_previous, () => go(at - 1)], [words.to_next, () => go(at + 1)],
      [words.to_black, () => darken(black.hidden)], [words.to_zero, zero]]) {
      const button = element(page, "button", "", label);
      button.type = "button";
      button.addEventListener("click", act);
      nav.append(button);
    }
    page.body.replaceChildren(header, views, notes, nav);
  }

  function preview(page, name, slide) {
    const view = page.querySelector(`.${name} .view`);
    const copy = slide ? page.importNode(slide.querySelector(".frame"), true) : element(page, "p", "last", words.end);
    view.replaceChildren(copy);
    if (!slide) return;
    const room = page.querySelector(".views").clientHeight - 90;
    const share = page.defaultView.innerWidth < 760 ? 1 : name === "before" ? .66 : .34;
    view.style.setProperty("--scale", Math.max(.1, Math.min(view.clientWidth / 1920, room * share / 1080)));
  }

  function fill() {
    if (!other || other.closed) return;
    const page = other.document;
    page.querySelector(".place strong").textContent = place(at + 1);
    page.querySelector(".is-black").textContent = black.hidden ? "" : words.black;
    preview(page, "before", slides[at]);
    preview(page, "after", slides[at + 1]);
    const notes = slides[at].querySelector(".notes").textContent;
    page.querySelector(".notes-now p").textContent = notes || words.no_notes;
    tick();
  }

  function tick() {
    if (!other || other.closed) return;
    const now = new Date(), seconds = Math.floor((Date.now() - (begun ?? Date.now())) / 1000);
    const two = (n) => String(n).padStart(2, "0");
    other.document.querySelector(".clock strong").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    other.document.querySelector(".elapsed strong").textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  }

  function zero() {
    begun = Date.now();
    tick();
  }

  const KEYS = {
    ArrowRight: () => go(at + 1), ArrowDown: () => go(at + 1), PageDown: () => go(at + 1), Enter: () => go(at + 1),
    ArrowLeft: () => go(at - 1), ArrowUp: () => go(at - 1), PageUp: () => go(at - 1), Backspace: () => go(at - 1),
    Home: () => go(0), End: () => go(slides.length - 1),
    " ": (event) => go(at + (event.shiftKey ? -1 : 1)),
    b: () => darken(black.hidden), ".": () => darken(black.hidden), Escape: () => darken(false),
    n: speak, t: zero, p: () => print_("slides"), h: () => print_("handout"),
    f: (event) => fullscreen(event.target.ownerDocument), "?": () => explain(""),
  };

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const presses = event.target.closest?.("button") && (name === " " || name === "Enter");
    const scrolls = event.target.closest?.(".notes-now") && (name === "ArrowUp" || name === "ArrowDown");
    if (!KEYS[name] || presses || scrolls) return;
    event.preventDefault();
    KEYS[name](event);
  }

  function touch(event) {
    if (help.open || String(getSelection())) return;
    go(at + (event.clientX < innerWidth / 4 ? -1 : 1));
  }

  paper.textContent = PAGES.slides;
  document.addEventListener("keydown", key);
  document.getElementById("deck").addEventListener("click", touch);
  black.addEventListener("click", () => darken(false));
  addEventListener("resize", resize);
  addEventListener("pagehide", () => other?.close());
  setInterval(tick, 500);
  resize();
  document.fonts.ready.then(() => {
    slides.forEach(fit);
    document.documentElement.classList.add("ready");
    show((parseInt(location.hash.slice(1), 10) || 1) - 1);
    document.getElementById("deck").focus();
  });
})();
