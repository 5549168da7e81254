"""The judged page: what was promised, what came of it, silence first, beside both reports' texts."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from duixian.documents import words as page_words
from duixian.documents.body import Body
from duixian.documents.html import render
from duixian.documents.judged import drawings, words
from duixian.documents.judged.pair import Ledger, Pair, counts_of
from duixian.documents.judged.years import is_telling, years_chart
from duixian.documents.marks import Stretch
from duixian.documents.view import ReportView
from duixian.language import _


def render_judged(ledger: Ledger) -> str:
    """The page of `ledger` as HTML, in the language asked for (`duixian.language`)."""
    return render(
        "judged",
        title=ledger.title,
        ledger=ledger,
        texts=[Text(report, f"r{number}", ledger) for number, report in enumerate(ledger.reports, 1)],
        words=words,
        page_words=page_words,
        drawings=drawings,
        years_chart=years_chart,
        telling=[series for series in ledger.series if is_telling(series)],
        others=[series for series in ledger.series if not is_telling(series)],
        counts_of=counts_of,
        data={"pairs": [_data(pair, ledger) for pair in ledger.pairs], "says": _says()},
    )


@dataclass(frozen=True)
class Text:
    """A report's text with what was promised and reported in it marked."""

    report: ReportView
    id: str
    ledger: Ledger

    @property
    def title(self) -> str:
        """2024年政府工作报告, or the file's name."""
        it = self.report.identity
        names = {"work": _("政府工作报告"), "plan": _("国民经济和社会发展计划报告")}
        if it.year and it.kind:
            return _("{year}年{report}").format(year=it.year, report=names[it.kind])
        return it.title or self.report.name

    def html(self) -> Markup:
        return Body(self.report, self._stretches(), f"{self.id}-").html()

    def _stretches(self) -> Iterator[Stretch]:
        found: dict[str, Stretch] = {}
        for pair in self.ledger.pairs:
            for report, later in ((pair.earlier, False), (pair.later, True)):
                for spot, row in pair.spots(later) if report is self.report else ():
                    css = "actual" if later else "target"
                    found.setdefault(spot.key, Stretch(spot.start, spot.end, css, spot.key, row))
        yield from found.values()


def _data(pair: Pair, ledger: Ledger) -> dict[str, object]:
    """What the script works on: which two texts, and where each row's quotes stand in them."""
    names = [f"r{_number(it, ledger)}" for it in (pair.earlier, pair.later)]
    rows = {
        line.key: [spot.key if spot else "" for spot in (line.target, line.result or line.again)]
        for line in pair.lines
    }
    for it in (*pair.lists, *pair.plans):
        rows[it.key] = ["", it.spot.key] if it.later else [it.spot.key, ""]
    return {"key": pair.key, "texts": names, "rows": rows}


def _says() -> dict[str, str]:
    """What the script says."""
    return {
        "count": _("{shown} / {all} 条"),
        "silent": _("后一份报告没有提到“{title}”"),
        "columns": _("评判,名称,目标,结果,说明,前一份报告原文,后一份报告原文"),
    }


def _number(report: ReportView, ledger: Ledger) -> int:
    """Which of the ledger's reports it is, from 1; two may say the same."""
    return next(number for number, it in enumerate(ledger.reports, 1) if it is report)
