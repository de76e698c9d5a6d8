// One answer with its sources. Whatever comes from articles, models or people becomes text nodes and attributes,
// never markup; the only live addresses are http(s) links.

const SHOWN_AT_FIRST = 4;

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".message");
  const message = JSON.parse(data.json);
  // Streamlit calls again whenever the theme or another message changes: an open source must stay open. What this
  // answer was just judged to be is shown already.
  const shown = JSON.stringify({ ...message, judging: { ...message.judging, verdict: null } });
  if (root.shown !== shown) {
    root.shown = shown;
    draw(root, message, setTriggerValue);
  }
  // When the answer goes (another conversation, another page), its open source goes with it, and gives its room back.
  return () => setTimeout(() => {
    if (!root.isConnected) giveRoomBack(root);
  });
}

function draw(root, message, setTriggerValue) {
  giveRoomBack(root);
  const panel = sourcePanel(message.words);
  root.className = `message ${message.kind}`;
  root.replaceChildren(
    ...verdict(message),
    ...notice(message),
    answerText(message, panel.open),
    ...sourceList(message, panel.open),
    ...tools(message, (told) => setTriggerValue("feedback", told)),
    panel.dialog,
  );
}

function giveRoomBack(root) {
  if (root.querySelector("dialog.beside[open]")) delete document.documentElement.dataset.newsciteSource;
}

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function verdict(message) {
  return message.verdict ? [element("p", { className: "verdict" }, message.verdict)] : [];
}

function notice(message) {
  return message.notice ? [element("p", { className: "notice", role: "note" }, message.notice)] : [];
}

function answerText(message, open) {
  const byNumber = new Map(message.sources.map((source) => [source.n, source]));
  const role = message.kind === "error" ? "alert" : null;
  const text = element("p", { className: "text", lang: message.language, role });
  let tail = text;
  for (const part of message.text) {
    if (typeof part === "number") {
      tail.append(citationButton(byNumber.get(part), open));
    } else {
      // The last letters stay on one line with the citations that follow them.
      const [, start, end] = /^([^]*?)(\S{0,3}\s*)$/.exec(part);
      tail = element("span", { className: "tail" }, end);
      text.append(start, tail);
    }
  }
  return text;
}

function citationButton(source, open) {
  const button = element(
    "button",
    { className: "cite", type: "button", title: source.title, "aria-label": source.label, "aria-haspopup": "dialog" },
    `${source.n}`,
  );
  button.addEventListener("click", () => open(source, button));
  return button;
}

function sourceList(message, open) {
  if (!message.sources.length) return [];
  const cards = message.sources.map((source) => card(source, message.words, open));
  const section = element(
    "section",
    { className: "sources", "aria-label": message.words.sources },
    element("h3", {}, message.words.sources),
    element("ol", { className: "cards" }, ...cards),
  );
  if (cards.length > SHOWN_AT_FIRST + 1) section.append(showAllButton(cards.slice(SHOWN_AT_FIRST), message.words));
  return [section];
}

function showAllButton(later, words) {
  for (const each of later) each.hidden = true;
  const button = element("button", { className: "quiet", type: "button" }, words.show_all);
  button.addEventListener("click", () => {
    for (const each of later) each.hidden = false;
    later[0].querySelector("button").focus();
    button.remove();
  });
  return button;
}

function card(source, words, open) {
  const title = element("button", { className: "title", type: "button", "aria-haspopup": "dialog" }, source.title);
  title.addEventListener("click", () => open(source, title));
  return element(
    "li",
    { className: "card", "data-n": `${source.n}` },
    element("span", { className: "number", "aria-hidden": "true" }, `${source.n}`),
    element(
      "div",
      { className: "body" },
      element("h4", { lang: source.language }, title),
      origin(source, words),
      passage("blockquote", source.card, source.language),
      ...webLink(source),
    ),
  );
}

function origin(source, words) {
  const date = source.date ? element("time", { dateTime: source.date }, source.date) : words.no_date;
  const parts = [source.publisher, date, source.languageName, source.file].filter(Boolean);
  return element("p", { className: "origin" }, ...parts.map((part) => element("span", {}, part)));
}

function passage(tag, around, language) {
  const quote = element("mark", {}, ...paragraphs(around.quote));
  const parts = [...paragraphs(around.before), quote, ...paragraphs(around.after)];
  return element(tag, { className: "passage", lang: language }, ...parts);
}

function paragraphs(words) {
  return words.split("\n").flatMap((line, at) => (at ? [element("span", { className: "break" }), line] : [line]));
}

function webLink(source) {
  if (!source.link || !/^https?:\/\//i.test(source.link)) return [];
  return [newTab(source.link, source.readAt)];
}

function newTab(href, words) {
  return element("a", { className: "link", href, target: "_blank", rel: "noopener noreferrer" }, words);
}

// The source opens beside the answer: nothing is reloaded and nothing runs on the server. On a wide screen the answer
// stays in use and makes room; on a narrow one the source lies over it.
const WIDE = matchMedia("(min-width: 70rem)");

function sourcePanel(words) {
  const dialog = element("dialog", { className: "panel" });
  let opener = null;
  // Not in the dialog's own "close" event: that comes later, when the reader may have gone on or opened another.
  const shut = () => {
    delete document.documentElement.dataset.newsciteSource;
    dialog.close();
  };
  const close = () => {
    shut();
    opener.focus({ preventScroll: true });
  };
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close(); // beside the panel
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  const open = (source, from) => {
    document.dispatchEvent(new CustomEvent("newscite-source", { detail: dialog }));
    if (dialog.open) shut();
    opener = from;
    dialog.setAttribute("aria-label", source.label);
    dialog.replaceChildren(panelHead(source, words, close), panelBody(source));
    dialog.classList.toggle("beside", WIDE.matches);
    if (WIDE.matches) {
      document.documentElement.dataset.newsciteSource = "open";
      dialog.show();
      from.scrollIntoView({ block: "nearest" }); // the answer has become narrower
    } else {
      dialog.showModal();
    }
    dialog.querySelector("mark").scrollIntoView({ block: "center" });
  };
  // One source is open at a time, whichever answer it belongs to.
  document.addEventListener("newscite-source", (event) => {
    if (event.detail !== dialog && dialog.open) shut();
  });
  return { dialog, open };
}

function panelHead(source, words, close) {
  const button = element("button", { className: "close", type: "button", "aria-label": words.close }, "×");
  button.addEventListener("click", close);
  return element(
    "header",
    {},
    element("span", { className: "number", "aria-hidden": "true" }, `${source.n}`),
    element(
      "div",
      { className: "body" },
      element("h3", { lang: source.language }, source.title),
      origin(source, words),
      ...webLink(source),
      ...(source.permalink ? [newTab(source.permalink, words.permalink)] : []),
    ),
    button,
  );
}

function panelBody(source) {
  // Focusable, so that the passage can be scrolled with the keyboard.
  const body = passage("div", source.opened, source.language);
  body.tabIndex = 0;
  return body;
}

// What can be done with an answer: copy it, and say whether it was right.
function tools(message, tell) {
  if (!message.copy) return [];
  const row = element("div", { className: "tools" }, copyButton(message));
  if (!message.judging) return [row];
  const { judging } = message;
  const below = element("div", { "aria-live": "polite" });
  const buttons = ["right", "wrong", "wrong_source"].map((verdict) => {
    const pressed = `${judging.verdict === verdict}`;
    const button = element("button", { className: "tool", type: "button", "aria-pressed": pressed }, judging[verdict]);
    button.addEventListener("click", () => {
      for (const each of buttons) each.setAttribute("aria-pressed", `${each === button}`);
      if (verdict === "right") {
        tell({ verdict, comment: "" });
        below.replaceChildren(element("p", { className: "thanks" }, judging.judged));
      } else {
        below.replaceChildren(remark(judging, (comment) => {
          tell({ verdict, comment });
          below.replaceChildren(element("p", { className: "thanks" }, judging.judged));
        }));
        below.querySelector("input").focus();
      }
    });
    return button;
  });
  row.append(element("span", { className: "verdicts", role: "group", "aria-label": judging.judge }, ...buttons));
  return [row, below];
}

function copyButton(message) {
  const copy = element("button", { className: "tool", type: "button" }, message.words.copy);
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(message.copy);
    copy.textContent = message.words.copied;
    setTimeout(() => { copy.textContent = message.words.copy; }, 2000);
  });
  return copy;
}

function remark(judging, send) {
  const input = element("input", { type: "text", maxLength: 1000 });
  const form = element(
    "form",
    { className: "remark" },
    element("label", {}, judging.comment, input),
    element("button", { className: "quiet", type: "submit" }, judging.send),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(input.value);
  });
  return form;
}
