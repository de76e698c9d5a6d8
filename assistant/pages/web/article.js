// A whole article. Its words become text nodes; the words that a link names are marked and scrolled to.
export default function ({ data, parentElement }) {
  let root = parentElement.querySelector(".reader");
  if (!root) {
    root = Object.assign(document.createElement("article"), { className: "reader" });
    parentElement.append(root);
  }
  if (root.shown === data.json) return;
  root.shown = data.json;
  const { pieces, language, numbered, number } = JSON.parse(data.json);
  root.classList.toggle("numbered", numbered);
  const text = Object.assign(document.createElement("div"), { className: "text", lang: language });
  for (const piece of pieces) {
    const place = Object.assign(document.createElement("span"), { className: "piece" });
    if (piece.passage) {
      const badge = Object.assign(document.createElement("span"), { className: "number", textContent: piece.passage });
      badge.setAttribute("aria-label", `${number} ${piece.passage}`);
      place.append(badge);
    }
    const words = document.createElement(piece.marked ? "mark" : "span");
    words.textContent = piece.text;
    place.append(words);
    text.append(place);
  }
  root.replaceChildren(text);
  const mark = root.querySelector("mark");
  if (mark && root.marked !== mark.textContent) {
    root.marked = mark.textContent;
    requestAnimationFrame(() => mark.scrollIntoView({ block: "center" }));
  }
}
