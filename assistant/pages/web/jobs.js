// What goes on in the server and what came of it. Names of files, titles and reasons become text nodes.
export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".list");
  if (!root) {
    root = Object.assign(document.createElement("section"), { className: "list" });
    parentElement.append(root);
  }
  if (root.shown === data.json) return;
  root.shown = data.json;
  const { label, details, jobs } = JSON.parse(data.json);
  root.setAttribute("aria-label", label);
  root.setAttribute("aria-live", "polite");
  const open = new Set([...root.querySelectorAll("details[open]")].map((each) => each.dataset.job));
  root.replaceChildren(...jobs.map((job) => card(job, details, open.has(job.id), setTriggerValue)));
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function card(job, details, open, tell) {
  const head = element("header", {}, element("h2", {}, job.title), element("span", { className: "state" }, job.state));
  const actions = job.actions.map(([name, words]) => {
    const button = element("button", { type: "button" }, words);
    button.addEventListener("click", () => tell("act", { job: job.id, act: name }));
    return button;
  });
  head.append(element("span", { className: "actions" }, ...actions));
  const made = element("div", { className: "job" }, head);
  if (job.active) {
    const bar = element("progress", job.share === null ? {} : { max: 1, value: job.share });
    bar.setAttribute("aria-label", job.title);
    made.append(bar);
  }
  if (job.items.length) {
    const items = job.items.map((item) =>
      element(
        "li",
        { className: item.failed ? "failed" : "" },
        element("span", { className: "outcome" }, item.outcome),
        element("span", {}, item.name, ...(item.why ? [element("span", { className: "why" }, item.why)] : [])),
      ),
    );
    const fold = element("details", { open: open || job.open }, element("summary", {}, details), element("ol", {}, ...items));
    fold.dataset.job = job.id;
    made.append(fold);
  }
  return made;
}
