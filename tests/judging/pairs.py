"""Two short reports of a city that does not exist, made of what a test wants them to say."""

import duixian
from duixian.report import Report

NAMES = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


def report(year: int, review: str = "", targets: str = "", plan: str = "", tail: str = "") -> Report:
    """The work report that 临溪市 gives in `year`."""
    aims = f"今年经济社会发展的主要预期目标是：{targets}。" if targets else ""
    text = f"""政府工作报告
——{year}年1月10日在临溪市第五届人民代表大会第{NAMES[year % 10]}次会议上

临溪市人民政府市长 沈渡

各位代表：

现在，我代表市人民政府，向大会报告工作，请予审议。

一、{year - 1}年工作回顾

过去一年，全市上下共同努力。

{review}

二、{year}年工作安排

做好今年工作，要坚持稳中求进。

{aims}

{plan}

{tail}
"""
    return duixian.read_text(text, name=f"linxi-{year}")


def pair(
    targets: str = "", review: str = "", *, before: str = "", plan: str = "", tail: str = ""
) -> tuple[Report, Report]:
    """The reports of 2024 and 2025: `targets` and `plan` of the first, `before` its review; `review` of the
    second, `tail` its annex.
    """
    return report(2024, before, targets, plan), report(2025, review, tail=tail)
