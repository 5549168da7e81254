"""A text with marked stretches as HTML: stretches may overlap in any way, the tags always nest."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked stretch, `text[start:end]`; `css` are its classes.

    One with a `key` can be pointed at (the key is its id) and leads to the element `to`: by a small link at
    its beginning where it has a `tick`, which names that link; otherwise it is the link itself, as far as
    nothing else that has a key stands inside it. `number` is its row's number, shown in print.
    """

    start: int
    end: int
    css: str
    key: str = ""
    to: str = ""
    tick: str = ""
    number: int = 0

    @property
    def is_link(self) -> bool:
        return bool(self.key) and not self.tick


def nest(
    text: str, stretches: Iterable[Stretch], placed: set[str], start: int = 0, end: int | None = None
) -> Markup:
    """`text[start:end]` with its stretches as elements; the text between the tags is unchanged.

    Stretches that cross are cut at the crossing. The first piece bears the key as id, further pieces name it
    in `data-of`. `placed` holds the ids already given on the page; it is added to.
    """
    end = len(text) if end is None else end
    inside = [_cut(it, start, end) for it in stretches if max(it.start, start) < min(it.end, end)]
    return Markup("").join(_nested(text, sorted(inside, key=_order), placed, start, end))


def _order(stretch: Stretch) -> tuple[int, int, bool]:
    return stretch.start, -stretch.end, stretch.is_link


def _cut(stretch: Stretch, start: int, end: int) -> Stretch:
    if start <= stretch.start and stretch.end <= end:
        return stretch
    return replace(stretch, start=max(stretch.start, start), end=min(stretch.end, end))


def _nested(text: str, stretches: list[Stretch], placed: set[str], start: int, end: int) -> list[Markup]:
    """`text[start:end]` in pieces; `stretches` lie in it, sorted by `_order`."""
    pieces, at, todo = [], start, stretches
    while todo:
        outer, last = todo[0], 1
        while last < len(todo) and todo[last].start < outer.end:
            last += 1
        over = [_cut(it, outer.end, it.end) for it in todo[1:last] if it.end > outer.end]
        inner = [_cut(it, it.start, outer.end) for it in todo[1:last]]
        opening, closing = _tags(outer, any(it.key for it in inner), placed)
        pieces += [escape(text[at : outer.start]), opening]
        pieces += _nested(text, sorted(inner, key=_order), placed, outer.start, outer.end)
        pieces.append(closing)
        at = outer.end
        todo = sorted(over + todo[last:], key=_order) if over else todo[last:]
    return [*pieces, escape(text[at:end])]


def _tags(stretch: Stretch, holds_key: bool, placed: set[str]) -> tuple[Markup, Markup]:
    """The opening and closing tag of one piece. Links must not nest, so only the innermost stretch is one."""
    if not stretch.key:
        return Markup('<span class="{}">').format(stretch.css), _END_SPAN
    first = stretch.key not in placed
    placed.add(stretch.key)
    names = Markup('id="{}"' if first else 'data-of="{}"').format(stretch.key)
    if first and stretch.number:
        names += Markup(' data-n="{}"').format(stretch.number)
    if stretch.is_link and not holds_key:
        return Markup('<a class="m {}" href="#{}" {}>').format(stretch.css, stretch.to, names), _END_LINK
    opening = Markup('<span class="m {}" tabindex="-1" {}>').format(stretch.css, names)
    return opening + (_tick(stretch) if stretch.tick and first else Markup("")), _END_SPAN


def _tick(stretch: Stretch) -> Markup:
    return Markup('<a class="tick" href="#{}" aria-label="{} {}"></a>').format(
        stretch.to, stretch.tick, stretch.number
    )


_END_SPAN, _END_LINK = Markup("</span>"), Markup("</a>")
