// A list of articles. Each is a link, so that it can also be opened in another tab.
export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".list");
  if (!root) {
    root = Object.assign(document.createElement("section"), { className: "list" });
    parentElement.append(root);
  }
  if (root.shown === data.json) return;
  root.shown = data.json;
  const { label, none, items } = JSON.parse(data.json);
  root.setAttribute("aria-label", label);
  const list = document.createElement("ul");
  for (const item of items) {
    const link = Object.assign(document.createElement("a"), { href: item.href });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setTriggerValue("open", item.id);
    });
    const title = Object.assign(document.createElement("span"), { className: "title", textContent: item.title });
    title.lang = item.language;
    const origin = Object.assign(document.createElement("span"), { className: "origin" });
    for (const fact of item.facts) origin.append(Object.assign(document.createElement("span"), { textContent: fact }));
    link.append(title, origin);
    const place = document.createElement("li");
    place.append(link);
    list.append(place);
  }
  const nothing = Object.assign(document.createElement("p"), { className: "none", textContent: none });
  root.replaceChildren(items.length ? list : nothing);
}
