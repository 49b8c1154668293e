"""Stage 10: who with whom, as a graph: actors are nodes, events are edges with their days."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from diplo_extract.events import Event, Participant
from diplo_extract.render.cells import pairs
from diplo_extract.render.formats import Layout
from diplo_extract.render.terminal import safe_line

_META = re.compile(r'<meta lastmodifieddate="[^"]*">')
Graph = Any
"""A networkx.MultiDiGraph, which has no types of its own."""


def event_graph(events: Iterable[Event]) -> Graph:
    """The graph: a node an actor, an edge for every pair of an event, from who acts to whom.

    Actors are one where their ids are, groups where kind, name and country are. A symmetric event has one edge a pair,
    from the first named to the other. Edges carry id, type, status, start and end (ISO 8601 days, missing where open),
    document and summary.
    """
    graph: Graph = nx.MultiDiGraph()
    for event in events:
        for left, right in pairs(event):
            ends = [_add(graph, p) for p in (left, right)]
            graph.add_edge(*ends, key=f"{_clean(event.id)}:{graph.number_of_edges()}", **_facts(event))
    return graph


def _add(graph: Graph, actor: Participant) -> str:
    name = _clean(actor.id or f"{actor.kind}:{actor.country or ''}:{actor.name.casefold()}")
    if name not in graph:
        graph.add_node(name, label=_clean(actor.name), kind=actor.kind, country=_clean(actor.country or ""))
    return name


def _facts(event: Event) -> dict[str, str]:
    facts = {"event": _clean(event.id), "type": event.type, "status": event.status, "label": event.type}
    facts |= {
        "summary": _clean(event.summary),
        "document": _clean(event.evidence[0].document if event.evidence else ""),
    }
    if event.date.start is not None:
        facts["start"] = str(event.date.start)
    if event.date.end is not None:
        facts["end"] = str(event.date.end)
    return facts


def _clean(text: str) -> str:
    """Text that XML can hold: control characters made visible, what Unicode calls no characters left out."""
    return "".join(c for c in safe_line(text) if c not in "\ufffe\uffff")


def write_graphml(events: Iterable[Event], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001  (a writer's arguments)
    """GraphML as one piece."""
    buffer = io.BytesIO()
    nx.write_graphml_xml(event_graph(events), buffer)
    yield buffer.getvalue() + b"\n"


def write_gexf(events: Iterable[Event], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001  (a writer's arguments)
    """GEXF 1.2 as one piece; a dynamic graph whose edges live from `start` to `end`, in days."""
    graph = event_graph(events)
    graph.graph.update(mode="dynamic", timeformat="date")
    # The library writes today's date; the same events shall give the same bytes.
    lines = (_META.sub("<meta>", line) for line in nx.generate_gexf(graph, version="1.2draft"))
    yield "".join(f"{line}\n" for line in lines).encode()
