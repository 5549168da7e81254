"""One pass of JioNLP over texts: `.bench/bin/python bench/peer.py < texts.json`.

JioNLP (https://github.com/dongrixinyu/JioNLP) finds amounts of money and times in Chinese sentences: no
indicator, percentage, sign or status. It needs a library under the GPL, so it lives in an environment of its
own (`.bench`, made by `make bench`); Duixian never imports it.
"""

import json
import logging
import re
import sys
from time import perf_counter, process_time

SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")


def read(texts: list[str]) -> int:
    """How many amounts of money and times JioNLP finds in `texts`, sentence by sentence."""
    from jionlp import ner  # type: ignore[import-not-found]

    found = 0
    for text in texts:
        for sentence in SENTENCE.findall(text):
            found += len(ner.extract_money(sentence)) + len(ner.extract_time(sentence))
    return found


def main() -> None:
    begun = perf_counter()
    logging.disable(logging.CRITICAL)  # the peer logs a traceback for each time that it cannot parse
    read(["2023年完成投资5亿元。"])
    loaded = perf_counter() - begun
    texts = json.load(sys.stdin)
    wall, cpu = perf_counter(), process_time()
    found = read(texts)
    cpu, wall = process_time() - cpu, perf_counter() - wall
    print(json.dumps({"cpu": cpu, "wall": wall, "load": loaded, "found": found}))


if __name__ == "__main__":
    main()
