// A table. Where a row can be opened, its first words are a button. All of it becomes text nodes.
export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".list");
  if (!root) {
    root = Object.assign(document.createElement("div"), { className: "list" });
    parentElement.append(root);
  }
  if (root.shown === data.json) return;
  root.shown = data.json;
  const { caption, none, columns, rows, opens, folds } = JSON.parse(data.json);
  if (!rows.length && none) {
    root.replaceChildren(element("p", { className: "none" }, none));
    return;
  }
  const named = columns.some((column) => column.name); // else each row begins with its name
  const heads = columns.map((column) => element("th", { scope: "col", className: column.kind }, column.name));
  const lines = rows.map((row) => {
    const cells = row.cells.map((cell, at) => {
      const kind = [columns[at].kind, row.kinds?.[at]].filter(Boolean).join(" ");
      const shown = opens && at === opens.column && cell ? opener(row, cell, setTriggerValue) : cell;
      const made = element(named || at ? "td" : "th", { className: kind }, ...(shown === "" ? [] : [shown]));
      if (!named && !at) made.scope = "row";
      made.dataset.name = columns[at].name;
      return made;
    });
    const line = element("tr", {}, ...cells);
    if (row.selected) line.setAttribute("aria-selected", "true");
    return line;
  });
  const table = element(
    "table",
    { className: folds ? "folds" : "" },
    element("caption", {}, caption),
    ...(named ? [element("thead", {}, element("tr", {}, ...heads))] : []),
    element("tbody", {}, ...lines),
  );
  const scroll = element("div", { className: "scroll", tabIndex: 0 }, table);
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", caption);
  root.replaceChildren(scroll);
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function opener(row, words, tell) {
  const button = element("button", { type: "button" }, words);
  button.addEventListener("click", () => tell("open", row.id));
  return button;
}
