// The list of conversations. Their names are what people asked: text nodes, never markup.
export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".list");
  if (!root) {
    root = Object.assign(document.createElement("nav"), { className: "list" });
    parentElement.append(root);
  }
  if (root.shown === data.json) return;
  root.shown = data.json;
  const { label, none, current, items } = JSON.parse(data.json);
  root.setAttribute("aria-label", label);
  const scrolled = root.querySelector("ul")?.scrollTop ?? 0;
  const list = document.createElement("ul");
  for (const item of items) {
    const name = Object.assign(document.createElement("span"), { className: "name", textContent: item.title });
    const when = Object.assign(document.createElement("span"), { className: "when", textContent: item.when });
    const button = Object.assign(document.createElement("button"), { type: "button" });
    if (item.id === current) button.setAttribute("aria-current", "page");
    button.append(name, when);
    button.addEventListener("click", () => setTriggerValue("open", item.id));
    const place = document.createElement("li");
    place.append(button);
    list.append(place);
  }
  const nothing = Object.assign(document.createElement("p"), { className: "none", textContent: none });
  root.replaceChildren(items.length ? list : nothing);
  list.scrollTop = scrolled;
}
