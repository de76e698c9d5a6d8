// A new question moves to the top of the page, so that its answer is read from its beginning.
export default function ({ data, parentElement }) {
  if (parentElement.arrived === data.exchange) return;
  parentElement.arrived = data.exchange;
  const exchange = parentElement.getRootNode().host?.closest('[class*="st-key-exchange"]');
  exchange?.scrollIntoView({ block: "start" });
}
