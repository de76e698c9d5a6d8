"""Who works with whom, as a graph to pan, zoom and click; what is clicked is listed below it, with its sources."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from assistant.ledger import Event
from assistant.ledger.network import Network, network
from assistant.ledger.tables import as_lines
from assistant.pages import components, event, theme
from assistant.pages.visit import Visit
from assistant.texts import text

_HEIGHT = 520


def show(found: Sequence[Event], visit: Visit) -> None:
    """The network of ``found``, and below it the collaborations of the party that was clicked."""
    language = visit.language
    made = network(found)
    if not made.ties:
        components.quiet(text("ledger_page.none", language))
        return
    components.quiet(text("ledger_page.network_how", language, parties=len(made.parties), ties=len(made.ties)))
    if made.left_out:
        components.quiet(text("ledger_page.left_out", language, count=made.left_out))
    with st.container(key="network"):
        clicked = _graph(made)
    name = st.selectbox(
        text("ledger_page.party", language),
        list(made.parties),
        index=list(made.parties).index(clicked) if clicked in made.parties else None,
        placeholder=text("ledger_page.choose", language),
        key=f"party-{clicked}",
    )
    if name:
        _works(name, made, found, visit)


def _graph(made: Network) -> str | None:
    """The graph; gives the party that was clicked last."""
    from streamlit_cytoscape import EdgeStyle, NodeStyle, streamlit_cytoscape  # loads pandas
    from streamlit_cytoscape import Event as Tapped

    colours = theme.colours(dark=st.context.theme.type == "dark")
    nodes = [
        {"data": {"id": name, "label": "PARTY", "_name": name, "_events": count}}
        for name, count in made.parties.items()
    ]
    edges = [
        {"data": {"id": f"{n}", "label": "TIE", "source": tie.one, "target": tie.other, "_events": len(tie.events)}}
        for n, tie in enumerate(made.ties)
    ]
    node = {
        "width": f"mapData(_events, 1, {max(2, *made.parties.values())}, 16, 48)",
        "height": f"mapData(_events, 1, {max(2, *made.parties.values())}, 16, 48)",
        "color": colours["textColor"],
        "font-size": 11,
        "text-wrap": "wrap",
        "text-max-width": 120,
    }
    told: Any = streamlit_cytoscape(
        {"nodes": nodes, "edges": edges},
        "fcose",
        [NodeStyle("PARTY", colours["primaryColor"], "_name", custom_styles=node)],
        [EdgeStyle("TIE", colours["borderColor"], custom_styles={"width": "mapData(_events, 1, 6, 1.5, 6)"})],
        height=_HEIGHT,
        key=f"network-{colours['textColor']}",
        events=[Tapped("chosen", "tap", "node")],
    )
    if not told or told.get("action") != "chosen":
        return None
    return str(told["data"].get("target_id"))


def _works(name: str, made: Network, found: Sequence[Event], visit: Visit) -> None:
    """The collaborations of a party."""
    language = visit.language
    keys = {key for tie in made.ties if name in (tie.one, tie.other) for key in tie.events}
    events = [event for event in found if event.id in keys]
    rows = [
        components.Row(tuple(line[1:5]), each.id) for each, line in zip(events, as_lines(events, language), strict=True)
    ]
    columns = [(text(f"ledger.{key}", language), "date" if key == "date" else "") for key in _COLUMNS]
    components.table(
        name, columns, rows, "network-works", opens=2, folds=True, on_open=lambda: event.choose("network-works")
    )


_COLUMNS = ("date", "kind", "parties", "subject")
