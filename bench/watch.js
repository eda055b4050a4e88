// Runs in every page before its own scripts and writes down, by the page's own clock, when a frame showed
// what the benchmark waits for. Python only collects it, so its own slowness is in no figure.
(() => {
  if (location.protocol === "about:") return;
  const { save, said } = BENCH; // filled in by bench/visits.py
  const bench = (window.bench = {});
  const now = event => performance.timeOrigin + (event ? event.timeStamp : performance.now());
  const shown = element => !!element?.checkVisibility({ visibilityProperty: true });
  const words = () => [...document.querySelectorAll(said)].filter(shown).map(one => one.textContent.trim()).join(" ");
  const button = () => [...document.querySelectorAll("button")].find(one => one.textContent.trim() === save);

  // The press is kept for the next document: without scripts, saving is another page.
  addEventListener("click", event => {
    if (event.target.closest?.("button") !== button()) return;
    sessionStorage.setItem("bench", JSON.stringify({ at: now(event), before: words() }));
  }, true);
  addEventListener("keydown", event => { bench.asked = now(event); still = false; }, true);
  let still = false; // since the page was asked to run
  new MutationObserver(([change]) => {
    still = change.target.getAttribute("data-test-script-state") === "notRunning";
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });

  const frame = () => {
    if (bench.asked && still) {
      bench.rerun = now() - bench.asked;
      delete bench.asked;
    }
    bench.open ??= shown(button()) ? performance.now() : undefined;
    const press = JSON.parse(sessionStorage.getItem("bench"));
    const heard = press && words();
    if (heard && heard !== press.before) {
      bench.save = now() - press.at;
      bench.heard = heard;
      sessionStorage.removeItem("bench");
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
