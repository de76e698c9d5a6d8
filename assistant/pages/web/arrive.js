// A new question moves to the top of the page, so that its answer is read from its beginning. It is kept there while
// the page around it is drawn anew, until the person moves.
const MOVES = ["wheel", "touchmove", "pointerdown", "keydown"];

export default function ({ data, parentElement }) {
  if (parentElement.arrived === data.exchange) return;
  parentElement.arrived = data.exchange;
  const exchange = parentElement.getRootNode().host?.closest('[class*="st-key-exchange"]');
  if (!exchange) return;
  const watch = new ResizeObserver(() => exchange.scrollIntoView({ block: "start" }));
  const stop = () => {
    watch.disconnect();
    for (const move of MOVES) removeEventListener(move, stop, true);
  };
  for (const move of MOVES) addEventListener(move, stop, { capture: true, passive: true });
  watch.observe(exchange.closest('[data-testid="stMainBlockContainer"]'));
  exchange.scrollIntoView({ block: "start" });
}
