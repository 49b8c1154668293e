"""Stage 10: the timeline and the network as pictures (SVG, PNG), drawn by Altair without a network."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

import altair as alt

from diplo_extract.render.sketches import Mark, Tie

WIDTH = 900
ROW = 26
"""Pixels of a row of the timeline."""
RADIUS = 200
_BLUE = "#0b57d0"
LABELLED = 160
"""Pixels left around the network's circle for names."""


def timeline_picture(marks: Sequence[Mark], format: str) -> bytes:
    """The marks as a picture of `format` ("svg" or "png"): a row a type, a dot an event at its first day."""
    values = [{"day": str(m.day), "type": m.type, "status": m.status, "event": m.summary} for m in marks]
    rows = len({m.type for m in marks}) or 1
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_circle(size=90, opacity=0.7)
        .encode(
            x=alt.X("day:T", title=None),
            y=alt.Y("type:N", title=None),
            color=alt.Color("status:N", scale=alt.Scale(domain=["occurred", "planned", "possible", "negated"])),
        )
        .properties(width=WIDTH, height=max(60, ROW * rows))
    )
    return _drawn(chart, format)


def network_picture(ties: Sequence[Tie], format: str) -> bytes:
    """The ties as a picture of `format` ("svg" or "png"): names on a circle, a line for each pair, wide for many."""
    names = sorted({name for tie in ties for name in (tie.one, tie.other)})
    at = {name: _place(i, len(names)) for i, name in enumerate(names)}
    lines = [_line(at[tie.one], at[tie.other], tie.count) for tie in ties]
    scale = alt.Scale(domain=[-1.7, 1.7])
    x, y = (alt.X("x:Q", scale=scale, axis=None), alt.Y("y:Q", scale=scale, axis=None))
    edges = alt.Chart(alt.InlineData(values=lines)).mark_rule(opacity=0.5, color=_BLUE)
    layers = [edges.encode(x=x, y=y, x2="x2:Q", y2="y2:Q", size=alt.Size("count:Q", legend=None))]
    # Names left of the circle end at their dot, those right of it begin there.
    for left in (True, False):
        half = [{"name": name, "x": spot[0], "y": spot[1]} for name, spot in at.items() if (spot[0] < 0) == left]
        nodes = alt.Chart(alt.InlineData(values=half))
        layers.append(nodes.mark_circle(size=80, color=_BLUE, opacity=1).encode(x=x, y=y))
        names_beside = nodes.mark_text(align="right" if left else "left", dx=-8 if left else 8)
        layers.append(names_beside.encode(x=x, y=y, text="name:N"))
    side = 2 * (RADIUS + LABELLED)
    return _drawn(alt.layer(*layers).properties(width=side, height=side).configure_view(strokeWidth=0), format)


def _line(one: tuple[float, float], other: tuple[float, float], count: int) -> dict[str, float]:
    return {"x": one[0], "y": one[1], "x2": other[0], "y2": other[1], "count": count}


def _place(i: int, of: int) -> tuple[float, float]:
    turn = 2 * math.pi * i / of
    return round(math.cos(turn), 4), round(math.sin(turn), 4)


def _drawn(chart: alt.TopLevelMixin, format: str) -> bytes:
    if format == "svg":
        text = io.StringIO()
        chart.save(text, format="svg")
        return text.getvalue().encode()
    picture = io.BytesIO()
    chart.save(picture, format="png", ppi=144)
    return picture.getvalue()
