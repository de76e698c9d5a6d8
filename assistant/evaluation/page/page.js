// Filters the questions by what came of them and by words. Without it all are shown.
for (const tools of document.querySelectorAll(".tools")) {
  const items = [...tools.parentElement.querySelectorAll(".item")];
  const buttons = [...tools.querySelectorAll("button")];
  const box = tools.querySelector("input");
  const none = tools.parentElement.querySelector(".none");
  let kind = "";
  const show = () => {
    const words = box.value.trim().toLowerCase();
    for (const item of items) {
      item.hidden = (kind && item.dataset.kind !== kind) || (words && !item.textContent.toLowerCase().includes(words));
    }
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === kind));
    none.hidden = items.some((item) => !item.hidden);
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      kind = button.value;
      show();
    });
  }
  box.addEventListener("input", show);
  tools.hidden = false;
  show();
}
// A browser that cannot print what is folded gets it unfolded, and as it was afterwards.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(".item:not([open]):not(.right-ones *)")];
  for (const item of opened) item.open = true;
});
addEventListener("afterprint", () => {
  for (const item of opened) item.open = false;
});
