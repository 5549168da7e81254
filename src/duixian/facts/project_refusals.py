"""The rules by which a name in a phrase is no project, whatever its noun.

They are asked before those that accept (`project_rules.py`); the first that holds decides.
"""

import re

from duixian.facts.project_names import Item
from duixian.facts.project_nouns import NOUNS, is_noun, residue, sort_of
from duixian.facts.project_phrases import Phrase
from duixian.facts.project_rules import PROJECT_HEADS, Rule
from duixian.facts.project_words import vocabulary


def _counted(item: Item, _: Phrase) -> bool:
    return item.counted


def _other_verb(item: Item, phrase: Phrase) -> bool:
    words = vocabulary()
    if words.others_clause.match(phrase.clause) and not (item.named and item.sort == "project"):
        return True  # 支持青石镇建设物流中心, but 支持宏远锂电实施年产3万吨正极材料项目
    named_next = bool(phrase.before and phrase.before.words and phrase.before.words[-1] in words.direct)
    return not named_next and bool(words.other_verb.match(phrase.text))


def _clause(item: Item, _: Phrase) -> bool:
    text = _ASIDE.sub("", item.text)
    return bool(vocabulary().inside.search(text) or _PROJECT_INSIDE.search(text))


_ASIDE = re.compile(r"“[^”]*”|\([^()]*\)$")
_PROJECT_INSIDE = re.compile("项目(?=.{3})(?!.{0,3}期)")


def _others_listed(item: Item, _: Phrase) -> bool:
    return item.head == "?"


def _campaign(item: Item, phrase: Phrase) -> bool:
    if re.fullmatch(r"“[^”]*”(?:工程|项目)|.*工程”", item.text):
        return True
    if re.fullmatch(r"“[^”]*”", item.text):
        return item.head == "工程" or not (phrase.builds or item.head == "项目")
    if item.kind and item.sort not in NOUNS and vocabulary().campaign.search(item.kind):
        return True
    if item.head == "项目" or sort_of(item.core) in ("works", "place"):
        return False
    if item.text.endswith("项目") and vocabulary().unless_campaign.search(item.core):
        return False
    titled = item.text.endswith("项目") or item.name.endswith("工程")
    return titled and bool(vocabulary().campaign.search(item.core))


def _class(item: Item, _: Phrase) -> bool:
    text = item.core.strip("“”")
    if vocabulary().parts.fullmatch(text):
        return True
    return text in vocabulary().classes or (not item.named and bool(vocabulary().class_end.search(text)))


def _designation(item: Item, phrase: Phrase) -> bool:
    if _FREE_TRADE.search(item.text):
        return True
    if phrase.stage in ("completed", "operating", "signed") or item.sort not in ("place", "works", ""):
        return False
    if vocabulary().wish.search(item.text) and not item.head:
        return True
    called = phrase.stage != "started" and bool(vocabulary().designation.search(item.text))
    return (called or item.text.startswith("国家")) and not item.head and len(residue(item.text)) < 2


_FREE_TRADE = re.compile("(?:自贸|自由贸易).*片区.{0,4}$")  # a policy zone


def _service(item: Item, _: Phrase) -> bool:
    if item.sort != "place" or item.head or not item.text.endswith("中心"):
        return False
    return bool(vocabulary().service.search(item.text)) and len(residue(item.text)) < 2


def _sort_of_projects(item: Item, _: Phrase) -> bool:
    if item.head and (item.sort in ("works", "place") or (item.beside and item.text.startswith("“"))):
        return False
    own = re.sub(r".*的|“[^”]*”|项目|工程|[^\u4e00-\u9fffA-Za-z0-9]", "", item.text)
    return (not item.named or "的" in item.text) and len(vocabulary().kinds.sub("", own)) < 2


def _noun_alone(item: Item, phrase: Phrase) -> bool:
    if item.named or item.sort not in ("works", "place") or not is_noun(item.text):
        return False
    if len(item.text) > 2 and item.head in PROJECT_HEADS and item.beside:
        return False
    return not (len(item.text) > 2 and phrase.builds and phrase.stage != "building")


REFUSALS = (
    Rule(
        "counted",
        _counted,
        examples=(
            ("29个项目竣工。", ""),
            ("启动解放路片区38条街巷整治。", ""),
            ("新建标准化厂房3万平方米。", ""),
            ("实施5个“平急两用”公共基础设施项目。", ""),
            ("推进十大标志性工程。", ""),
            ("新建概念验证中心、中试基地各1个。", ""),
            ("新修云岭田间路、青石茶山路33公里。", ""),
            ("建成58个便民利民的“邻里+”服务中心。", ""),
        ),
        counterexamples=(
            ("年产7200台智能电气设备项目投产。", "年产7200台智能电气设备项目 operating"),
            ("开工建设轨道交通6号线一期工程。", "轨道交通6号线一期工程 started"),
            ("推进恒泰第二个50万吨炼油扩能改造项目。", "恒泰第二个50万吨炼油扩能改造项目 building"),
        ),
    ),
    Rule(
        "other verb",
        _other_verb,
        examples=(
            ("加快构建现代物流园区。", ""),
            ("支持青石镇建设智慧物流中心。", ""),
            ("推动完善云江新城功能片区。", ""),
        ),
        counterexamples=(
            ("加快建设云江智慧物流中心。", "云江智慧物流中心 building"),
            ("支持宏远锂电实施年产3万吨正极材料项目。", "年产3万吨正极材料项目 building"),
        ),
    ),
    Rule(
        "clause",
        _clause,
        examples=(
            ("推动青石景区创建国家5A级旅游景区。", ""),
            ("加快云江产业园入驻华盛动力电池等项目。", ""),
        ),
        counterexamples=(("推动青石景区二期建设。", "青石景区二期 building"),),
    ),
    Rule(
        "list of others",
        _others_listed,
        examples=(
            ("富湾乳业厂、巨丰屠宰场等3个企业落地。", ""),
            ("新建青石桥、柏树路等6个乡村振兴示范点。", ""),
            ("引进云江大学博士后工作站等科技服务平台。", ""),
        ),
        counterexamples=(
            ("富湾乳业、巨丰屠宰等3个项目落地。", "富湾乳业项目 signed | 巨丰屠宰项目 signed"),
            (
                "加快建设云江水果交易中心、东陵药材贸易中心等一批大市场。",
                "云江水果交易中心 building | 东陵药材贸易中心 building",
            ),
        ),
    ),
    Rule(
        "campaign",
        _campaign,
        examples=(
            ("实施青江全民健身提升工程。", ""),
            ("继续实施“枝繁叶茂”工程。", ""),
            ("抓好全国纺织产业提质增效示范项目。", ""),
        ),
        counterexamples=(
            ("建设青江全民健身中心项目。", "青江全民健身中心项目 building"),
            (
                "加快推进312国道改线、“一江两岸”等五大领域200个500万元以上重大项目建设。",
                "312国道改线 building | “一江两岸”项目 building",
            ),
        ),
    ),
    Rule(
        "class of works",
        _class,
        examples=(
            ("增设口袋公园,完善公共厕所。", ""),
            ("新建标准厂房。", ""),
            ("推进城市轨道交通建设。", ""),
            ("打通“瓶颈路”。", ""),
            ("云江高速完成路基工程。", ""),
        ),
        counterexamples=(("建成云岭口袋公园一期。", "云岭口袋公园一期 completed"),),
    ),
    Rule(
        "designation",
        _designation,
        examples=(
            ("加快建设国家区域医疗中心。", ""),
            ("着力建设区域性航运贸易中心。", ""),
            ("建设西南最大的原酒生产基地。", ""),
            ("高质量建设自贸试验区云江片区。", ""),
            ("同周边产区协作建设“菜篮子”产品基地。", ""),
        ),
        counterexamples=(("国际会议中心建成投用。", "国际会议中心 operating"),),
    ),
    Rule(
        "service",
        _service,
        examples=(
            ("高标准建成社会治理联动中心。", ""),
            ("建成政务服务中心。", ""),
        ),
        counterexamples=(("建成孵化中心。", "孵化中心 completed"),),
    ),
    Rule(
        "sort of projects",
        _sort_of_projects,
        examples=(
            ("重大产业项目开工建设。", ""),
            ("谋划储备打基础、利长远的好项目。", ""),
        ),
        counterexamples=(("云江产业项目开工建设。", "云江产业项目 started"),),
    ),
    Rule(
        "noun alone",
        _noun_alone,
        examples=(
            ("推进图书馆、文化馆建设。", ""),
            ("加快园区建设。", ""),
        ),
        counterexamples=(("开工建设博物馆。", "博物馆 started"),),
    ),
)
