"""Marked stretches as HTML: the tags nest, the text stays."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from duixian.documents.marks import Stretch, nest


def html(text: str, *stretches: Stretch) -> str:
    return str(nest(text, stretches, set()))


def test_text_without_marks_is_only_escaped() -> None:
    assert html('a<b & "c"') == "a&lt;b &amp; &#34;c&#34;"


def test_a_record_is_a_link_to_its_row() -> None:
    assert html("增长5%左右。", Stretch(0, 6, "fact target", "f-0", "row-f-0", number=1)) == (
        '<a class="m fact target" href="#row-f-0" id="f-0" data-n="1">增长5%左右</a>。'
    )


def test_a_sentence_that_holds_a_record_is_outside_of_it() -> None:
    assert html("增长5%。", Stretch(0, 5, "s"), Stretch(0, 4, "fact", "f-0", "row-f-0")) == (
        '<span class="s"><a class="m fact" href="#row-f-0" id="f-0">增长5%</a>。</span>'
    )


def test_links_never_nest_so_the_outer_record_is_a_span() -> None:
    out = html("新建学校3所", Stretch(0, 6, "project", "p-0"), Stretch(4, 6, "fact", "f-4"))
    assert out.startswith('<span class="m project" tabindex="-1" id="p-0">新建学校<a ')


def test_two_records_of_the_same_stretch_both_have_their_place() -> None:
    out = html("均居第一", Stretch(0, 4, "fact", "f-0"), Stretch(0, 4, "fact", "f-0-2"))
    assert 'id="f-0"' in out
    assert 'id="f-0-2"' in out
    assert out.count("<a ") == 1


def test_a_task_is_reached_by_a_small_link_at_its_beginning() -> None:
    out = html("新建学校。", Stretch(0, 5, "task", "t-0", "row-t-0", tick="任务", number=7))
    assert out == (
        '<span class="m task" tabindex="-1" id="t-0" data-n="7">'
        '<a class="tick" href="#row-t-0" aria-label="任务 7"></a>新建学校。</span>'
    )


def test_crossing_stretches_are_cut_and_the_id_stays_with_the_first_piece() -> None:
    out = html("abcdef", Stretch(0, 4, "x", "f-0"), Stretch(2, 6, "y", "f-2"))
    assert out.count('id="f-2"') == 1
    assert out.count('data-of="f-2"') == 1
    assert out.index('id="f-2"') < out.index('data-of="f-2"')


def test_only_the_part_inside_the_window_is_marked() -> None:
    placed: set[str] = set()
    marks = [Stretch(0, 6, "x", "f-0")]
    assert 'id="f-0"' in nest("abcdef", marks, placed, 0, 3)
    assert 'data-of="f-0"' in nest("abcdef", marks, placed, 3, 6)


class Outline(HTMLParser):
    """Text, ids and well-formedness of a fragment."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag == "a" and "a" in self.open), "a link inside a link"
        self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def outline_of(fragment: str) -> Outline:
    parser = Outline()
    parser.feed(str(fragment))
    parser.close()
    assert parser.open == []
    return parser


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Stretch]]:
    text = draw(st.text("甲乙5%。<>&\"'/scripta-! \n", max_size=40))
    stretches = []
    for n in range(draw(st.integers(0, 12))):
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        key = draw(st.sampled_from(["", f"f-{n}"]))
        tick = draw(st.sampled_from(["", "任务"]))
        stretches.append(Stretch(start, end, "fact", key, f"row-{key}", tick))
    return text, stretches


@given(marked())
def test_any_stretches_of_any_text_nest_and_leave_the_text_alone(case: tuple[str, list[Stretch]]) -> None:
    text, stretches = case
    page = outline_of(html(text, *stretches))
    assert page.text == text
    assert sorted(page.ids) == sorted(it.key for it in stretches if it.key and it.start < it.end)


@given(marked(), st.integers(0, 40))
def test_a_text_cut_anywhere_gives_each_record_one_id(case: tuple[str, list[Stretch]], at: int) -> None:
    text, stretches = case
    at, placed = min(at, len(text)), set[str]()
    page = outline_of(nest(text, stretches, placed, 0, at) + nest(text, stretches, placed, at))
    assert page.text == text
    assert len(page.ids) == len(set(page.ids)) == len(placed)
