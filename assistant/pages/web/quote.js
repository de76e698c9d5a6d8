// The words of an article that say something, with a link to them in their article.
export default function ({ data, parentElement }) {
  let root = parentElement.querySelector(".list");
  if (!root) {
    root = Object.assign(document.createElement("div"), { className: "list" });
    parentElement.append(root);
  }
  if (root.shown === data.json) return;
  root.shown = data.json;
  const source = JSON.parse(data.json);
  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const facts = source.facts.map((fact) => make("span", {}, fact));
  const link = make("a", { className: "link", href: source.href, target: "_blank", rel: "noopener" }, source.open);
  root.replaceChildren(
    make(
      "div",
      { className: "quote" },
      make("h3", { lang: source.language }, source.title),
      make("p", { className: "origin" }, ...facts),
      make("blockquote", { lang: source.language }, make("mark", {}, source.quote)),
      link,
    ),
  );
}
