// Counts what a hand does in a page: taps, characters, fields entered, screens scrolled, and what was touched.
(() => {
  if (location.protocol === "about:") return;
  const kept = JSON.parse(sessionStorage.getItem("hand") ?? "null");
  const hand = (window.hand = kept ?? { taps: 0, characters: 0, fields: 0, scrolled: 0, touched: [] });
  const keep = () => sessionStorage.setItem("hand", JSON.stringify(hand));
  const name = element => {
    const one = element.closest("button, textarea, input, a, [role=button]") ?? element;
    return one.matches("textarea, input") ? "field" : one.textContent.trim();
  };
  addEventListener("click", event => {
    if (!event.isTrusted) return;
    hand.taps += 1;
    const touched = name(event.target);
    if (!hand.touched.includes(touched)) hand.touched.push(touched);
    if (touched === "field") hand.fields += 1;
    keep();
  }, true);
  addEventListener("input", event => {
    if (event.isTrusted) hand.characters += event.data?.length ?? 0;
    keep();
  }, true);
  const tops = new WeakMap();
  addEventListener("scroll", ({ target }) => {
    const box = target === document ? document.scrollingElement : target;
    hand.scrolled += Math.abs(box.scrollTop - (tops.get(box) ?? 0)) / innerHeight;
    tops.set(box, box.scrollTop);
    keep();
  }, true);
})();
