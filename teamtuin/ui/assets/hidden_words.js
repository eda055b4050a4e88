// The text that leaves. A hidden word is a button; any other word is tapped to hide it, and stands once more
// in the list under the text, for who uses no finger or mouse.

const PATIENCE = 3_000; // a tap that Python did not answer by then may be tried again

function drawn(piece) {
  if (!piece.look) return document.createTextNode(piece.text);
  const mark = document.createElement(piece.look === "word" ? "span" : "button");
  mark.className = `tt-is-${piece.look}`;
  mark.textContent = piece.text;
  mark.dataset.word = piece.word;
  mark.dataset.look = piece.look;
  if (piece.said) {
    mark.type = "button";
    mark.title = piece.said;
    mark.setAttribute("aria-label", `${piece.text}, ${piece.said}`);
  }
  return mark;
}

export default function mount({ data, parentElement, setTriggerValue }) {
  const text = parentElement.querySelector(".tt-leaves");
  const had = [...text.childNodes].indexOf(document.activeElement);
  text.setAttribute("aria-label", data.name);
  text.replaceChildren(...data.pieces.map(drawn));
  text.childNodes[had]?.focus?.({ preventScroll: true }); // the pieces stay the same ones, hidden or not
  let until = 0;
  text.onclick = event => {
    const mark = event.target.closest("[data-word]");
    if (!mark || Date.now() < until || !getSelection().isCollapsed) return;
    until = Date.now() + PATIENCE;
    mark.classList.add("tt-tapped");
    setTriggerValue("tapped", { word: mark.dataset.word, look: mark.dataset.look });
  };
}
