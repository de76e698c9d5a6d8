// Awards and collaborations by year, the newest first. Their words become text nodes.
export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".list");
  if (!root) {
    root = Object.assign(document.createElement("section"), { className: "list" });
    parentElement.append(root);
  }
  if (root.shown === data.json) return;
  root.shown = data.json;
  const { label, none, years } = JSON.parse(data.json);
  root.setAttribute("aria-label", label);
  const most = Math.max(1, ...years.map((year) => year.events.length));
  const blocks = years.map((year) => {
    const bar = element("span", { className: "bar" });
    bar.style.width = `${(100 * year.events.length) / most}%`;
    const head = element("div", {}, element("h2", {}, year.year), bar, element("span", { className: "count" }, year.count));
    const events = year.events.map((event) => {
      const button = element("button", { type: "button" }, event.words);
      button.addEventListener("click", () => setTriggerValue("open", event.id));
      const date = event.date ? [element("span", { className: "date" }, event.date)] : [];
      return element("li", { className: event.kind }, ...date, button);
    });
    return element("div", { className: "year" }, head, element("ol", {}, ...events));
  });
  root.replaceChildren(...(blocks.length ? blocks : [element("p", { className: "none" }, none)]));
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
