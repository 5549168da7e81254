"""One pass of Duixian over texts: `python -m bench.reading [--parts] < texts.json`.

Every pass is a process of its own that reads each text once. What the library remembers of words that it has
seen before therefore helps it only as much as it helps a person who reads these reports once.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from time import perf_counter, process_time
from types import ModuleType
from typing import Any

# Loads everything that is loaded when first needed; shares no sentence with any report.
WARM_UP = """云岭县政府工作报告
——2024年1月10日在云岭县第十届人民代表大会第三次会议上
云岭县县长 甲某
各位代表：
现在，我向大会报告政府工作，请予审议。
一、2023年工作回顾
地区生产总值增长6.1%，居全市第二，总量达120亿元；第一、二、三产业增加值分别增长3%、5%和7%。甲路改造工程建成通车。群众还有不满意的地方。
二、2024年工作安排 今年主要预期目标是：地区生产总值增长6.5%左右，居民收入与经济增长同步。 （一）交通
6月底前开工建设乙河大桥[1]，新改建农村公路30公里。 各位代表！让我们共同奋斗。 名词解释
1．乙河大桥：跨越乙河的公路桥。
"""

Seconds = dict[str, float]


def read(texts: list[str]) -> int:
    """Reads `texts`; how many facts, targets, projects and tasks they hold."""
    import duixian

    found = 0
    for text in texts:
        all = duixian.read_text(text, name="bench").findings
        found += len(all.facts) + len(all.targets) + len(all.projects) + len(all.tasks)
    return found


def timed(part: str, spent: Seconds, function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` that adds its CPU seconds to those of `part`; what it yields is gathered and timed."""

    @wraps(function)
    def run(*args: Any, **named: Any) -> Any:
        begun = process_time()
        result = function(*args, **named)
        if isinstance(result, Iterator):
            result = list(result)
        spent[part] += process_time() - begun
        return result

    return run


def parts(texts: list[str]) -> Seconds:
    """The CPU seconds of each part; timing them costs some itself, so their sum is above that of `read`."""
    from duixian import report
    from duixian.facts import reader

    spent: Seconds = defaultdict(float)
    watched: list[tuple[str, ModuleType, str]] = [
        ("outline", report, "outline"),
        ("identity", report, "identify"),
        ("facts", report, "read_facts"),
        ("projects", reader, "find_projects"),
        ("annex tables", reader, "table_targets"),
        ("tasks", reader, "tasks_and_asides"),
        ("glossary", reader, "terms"),
    ]
    for part, module, name in watched:
        setattr(module, name, timed(part, spent, getattr(module, name)))
    read(texts)
    inside = ("projects", "annex tables", "tasks", "glossary")  # read_facts calls these
    spent["facts"] -= sum(spent[part] for part in inside)
    return spent


def main() -> None:
    begun = perf_counter()
    read([WARM_UP])
    loaded = perf_counter() - begun
    texts = json.load(sys.stdin)
    if "--parts" in sys.argv:
        told = parts(texts)
    else:
        wall, cpu = perf_counter(), process_time()
        found = read(texts)
        cpu, wall = process_time() - cpu, perf_counter() - wall
        told = {"cpu": cpu, "wall": wall, "load": loaded, "found": found}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
