"""Rows as pictures: result beside target, stage beside stage, done beside open, so that one look tells.

What a colour tells is told by a shape as well; the style sheet maps the colours to its variables, so that a
picture follows dark mode and print. The table around a picture says the same in words.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import get_args

from markupsafe import Markup, escape

from duixian.documents.charts import PROMISE, QUIET, RESULT
from duixian.documents.judged.lines import Account, Line
from duixian.documents.words import figure
from duixian.language import _
from duixian.records import Stage

WIDTH, HEIGHT = 208, 26  # of a row's picture, in px
GOOD = frozenset(("met", "exceeded", "kept", "ahead"))
PAPER, INK, LINE = "#fdfcf9", "#1f2328", "#e4e1da"
_MIDDLE, _REACH = (
    WIDTH // 2,
    66,
)  # px: from the target to the end of the scale, beyond which the figure stands
_Y = HEIGHT // 2
_STEPS = (Decimal(2), Decimal(5), Decimal(10), Decimal(20))  # the scales to choose from
_STAGES = get_args(Stage)
_MOST_SQUARES = 40

_STROKE = 'fill="none" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"'


def _circle(x: float, radius: float, colour: str) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{_Y}" r="{radius}" fill="{colour}" stroke="{PAPER}" stroke-width="1.2"/>'
    )


def _diamond(x: float, size: float = 5.5) -> str:
    corners = f"{x} {_Y - size}L{x + size} {_Y}L{x} {_Y + size}L{x - size} {_Y}"
    return f'<path d="M{corners}z" fill="{PAPER}" stroke="{PROMISE}" stroke-width="1.5"/>'


def _stem(start: float, end: float, colour: str, width: float = 3) -> str:
    return f'<path d="M{start:.1f} {_Y}H{end:.1f}" stroke="{colour}" stroke-width="{width}"/>'


def _words(x: float, anchor: str, colour: str, words: str) -> str:
    return f'<text x="{x:.1f}" y="{_Y + 4}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'


def _picture(*pieces: str) -> Markup:
    head = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" aria-hidden="true">'
    return Markup(head + "".join(pieces) + "</svg>")


# signs of verdicts and deliveries, 16 px wide


def _disc(colour: str, path: str) -> str:
    return f'<circle cx="8" cy="8" r="7" fill="{colour}"/><path d="{path}" {_STROKE} stroke="{PAPER}"/>'


def _ring(colour: str, path: str) -> str:
    circle = f'<circle cx="8" cy="8" r="6.4" fill="none" stroke="{colour}" stroke-width="1.4"'
    return f'{circle}/><path d="{path}" {_STROKE} stroke="{colour}"/>'


_TICK, _UP = "M4.8 8.3l2.3 2.3 4.2-4.6", "M8 11.4V4.8M5.2 7.4 8 4.6l2.8 2.8"
_SIGNS = {
    "silent": f'<circle cx="8" cy="8" r="6.2" fill="none" stroke="{INK}" stroke-width="1.8"'
    ' stroke-dasharray="2.2 2.67"/>',
    "redefined": _ring(PROMISE, "M5 6.4h6M5 9.6h6M9.6 4.4 6.4 11.6"),
    "missed": _disc(PROMISE, "M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6"),
    "partly": _ring(PROMISE, "M8 3v10") + f'<path d="M8 1.6a6.4 6.4 0 0 0 0 12.8z" fill="{PROMISE}"/>',
    "not_evaluable": _ring(QUIET, "M6.3 6.3a1.8 1.8 0 1 1 2.5 1.7q-.8.4-.8 1.2M8 11.2v.1"),
    "met": _disc(RESULT, _TICK),
    "exceeded": _disc(RESULT, _UP),
    "again": _ring(PROMISE, "M10.8 8a2.8 2.8 0 1 1-1-2.1M10.2 3.9v2.2H8"),
    "slipped": _disc(PROMISE, "M8 4.6v3.6l2.4 1.6"),
    "kept": _disc(RESULT, _TICK),
    "ahead": _disc(RESULT, _UP),
}


def signs() -> Markup:
    """The signs of the verdicts and deliveries, for `<use href="#g-…">`."""
    symbols = [f'<symbol id="g-{name}" viewBox="0 0 16 16">{it}</symbol>' for name, it in _SIGNS.items()]
    return Markup('<svg class="hidden" aria-hidden="true">' + "".join(symbols) + "</svg>")


# the way from target to result


def scale_of(lines: Iterable[Line]) -> Decimal:
    """How far from the target the lanes of `lines` reach: the smallest scale that holds nine in ten."""
    gaps = sorted(abs(line.gap) for line in lines if line.gap is not None)
    wanted = gaps[int(len(gaps) * 0.9)] if gaps else Decimal(0)
    return next((step for step in _STEPS if step >= wanted), _STEPS[-1])


def lane(line: Line, scale: Decimal) -> Markup:
    """The result seen from the target, which stands in the middle; better is right. Silence is a gap."""
    if line.gap is None:
        return _picture(_without_figure(line), _diamond(_MIDDLE))
    colour = RESULT if line.outcome in GOOD else PROMISE
    side, beyond = (1 if line.gap >= 0 else -1), abs(line.gap) > scale
    at = _MIDDLE + side * float(min(abs(line.gap) / scale, Decimal(1))) * _REACH
    tip = f'<path d="M{at:.1f} {_Y - 6}L{at + side * 9:.1f} {_Y}L{at:.1f} {_Y + 6}z" fill="{colour}"/>'
    end = tip if beyond else _circle(at, 5, colour)  # an arrow where it is off the scale
    x, anchor = at + side * (13 if beyond else 10), ("start" if side > 0 else "end")
    said = _words(x, anchor, colour, distance(line.gap, line.gap_unit))
    return _picture(_stem(_MIDDLE, at, colour), _diamond(_MIDDLE), end, said)


def _without_figure(line: Line) -> str:
    if line.outcome == "silent":
        path = f'<path d="M6 {_Y}H{WIDTH - 6}" stroke="{QUIET}" stroke-width="1.4"'
        return f'{path} stroke-dasharray="1.5 5"/>'
    if line.outcome == "missed":
        return _words(_MIDDLE - 13, "end", QUIET, _("文字表述"))
    return _words(_MIDDLE + 13, "start", QUIET, _("文字表述")) if line.outcome in GOOD else ""


def distance(gap: Decimal, unit: str = "") -> str:
    """A gap, short: +1.2, −4.9, = where there is none; two places where one would say nothing.

    >>> [distance(Decimal(it)) for it in ("1.20", "-4.90", "0.04", "0")], distance(Decimal("11.47"), "%")
    (['+1.2', '−4.9', '+0.04', '='], '+11.5%')
    """
    if not gap:
        return "="
    digits = figure(round(abs(gap), 1) or round(abs(gap), 2))
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{'+' if gap > 0 else '−'}{digits}{unit}"


def track(line: Line) -> Markup:
    """The stages of a project: the one promised (diamond) and, if any, the one reached (disc)."""
    assert line.stage
    xs = [20 + (WIDTH - 40) / (len(_STAGES) - 1) * number for number in range(len(_STAGES))]
    stops = [_circle(x, 2, QUIET) for x in xs]
    promised, reached = (xs[_STAGES.index(it)] if it else None for it in line.stage)
    assert promised is not None
    pieces = [_stem(xs[0], xs[-1], LINE, 1.5), *stops]
    if reached is None:
        return _picture(*pieces, _diamond(promised))
    colour = RESULT if line.outcome in GOOD else PROMISE
    if reached == promised:
        return _picture(*pieces, _diamond(promised, 8), _circle(reached, 3.6, colour))
    return _picture(
        *pieces, _stem(promised, reached, colour), _diamond(promised), _circle(reached, 5, colour)
    )


def squares(account: Account) -> Markup:
    """A list as squares, one an item, or as a bar where there are many: filled are done, hollow are open."""
    total, done = account.total, account.done
    if not total or done is None:
        return Markup("")
    if total > _MOST_SQUARES:
        return Markup('<span class="bar-of" aria-hidden="true"><i style="width:{:.1f}%"></i></span>').format(
            min(done / total, 1) * 100
        )
    items = "".join('<i class="done"></i>' if number < done else "<i></i>" for number in range(total))
    return Markup('<span class="squares" aria-hidden="true">' + items + "</span>")
