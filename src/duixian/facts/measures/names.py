"""Names (指标名称): the rules by which a single measure gets the full name of what it measures.

The first rule that reads the situation decides. An example maps a sentence to the name of its last measure.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from duixian.facts.measures import nouns
from duixian.facts.measures.clauses import Item
from duixian.facts.measures.phrases import Phrase
from duixian.facts.rules import Rule


class Reading(NamedTuple):
    """A measure, the full name of what it measures, and the name of the rule that named it."""

    item: Item
    phrase: Phrase
    name: str
    naming: str


@dataclass(slots=True)
class Carried:
    """What one item leaves to the next ones of its sentence."""

    name: str = ""  # the last subject in full
    topic: str = ""  # what dependent nouns measure
    deed: str = ""  # the verb that holds for a list
    place: str = ""  # the park or zone that the sentence opened with
    whole: str = ""  # what 其中 opens a part of


class Situation(NamedTuple):
    """What a naming rule sees: the item, its words left (without what says nothing) and right, and what is
    carried.
    """

    item: Item
    words: str
    right: str
    carried: Carried
    last: Reading | None
    list_right: str  # what the last number of the same list counts

    @property
    def phrase(self) -> Phrase:
        return self.item.phrase

    @property
    def deed(self) -> str:
        return nouns.deed_of(self.words)


_PLACE = re.compile(
    r"(?:^|[“”])(?:加快|推进|推动)?(?P<place>[\u4e00-\u9fff]{0,12}?"
    r"(?:园区|新区|开发区|经开区|高新区|商务区|基地|市场|港|机场|景区|集团|小镇|平台))"
)
_SETTING = re.compile(r"(?:在|按|根据|通过|为|以).*(?:下|上|中|后|要求|标准|重点|契机)\Z")
_CONTEST = re.compile(r"[^在全省市区国]{0,8}?(?:考评|考核|测评|评价|评估|评比|竞赛|比武)")
_ORDER = re.compile(r"在|全[国省市区县]|省|市")
_RANK_SCOPE = re.compile(
    r"(?:在|全国|全省|全区|全市|省会|世界|西部|中部|东部|我国)[^,;]{0,20}?(?:中|城市|地区|县\(?市?、?区?\)?|市|区|省|县区|之列)?\Z"
    r"|省会城市\Z"
)
_GIVEN = re.compile(r"(?:安排|投入|拿出|下达|拨付|筹集|统筹)\Z")
_FEW = re.compile(r"(?:的)?仅?占\Z")
_PREDICATE = re.compile(
    r"(?:全部|均|共|累计|并|用于|主要(?=用|为|是|分)|其中|将|可|占|位居|居|达|分布|以|后|中|等|的)"
)
_GROWTH_NOUNS = ("增速", "增幅")


def place_in(words: str) -> str:
    """The park or zone that `words` open with, empty where they do not."""
    match = _PLACE.search(words)
    return match["place"] if match else ""


def rank_words(words: str) -> str:
    """The words before a rank without the order it is in; a contest is itself the subject.

    >>> rank_words("全国重点城市中"), rank_words("在全市综合考评中"), rank_words("路况指数在全国城市中")
    ('', '综合考评', '路况指数')
    """
    if _ORDER.match(words) and (contest := _CONTEST.search(words)):
        return contest[0]
    return _RANK_SCOPE.sub("", words)


def _object(item: Item) -> str:
    """What the last clause before is about, without its deed: 加密货运班列,力争开行60列."""
    clauses = [clause for clause in item.before if not _SETTING.match(clause)]
    words = nouns.strip_leading(clauses[-1].removeprefix("为")) if clauses else ""
    return words[len(nouns.deed_of(words)) :]


def _streak(at: Situation) -> str | None:
    if at.phrase.rule != "streak":
        return None
    return (at.words or at.carried.name).removesuffix("连续") + "连续" + at.right


def _bare_share(at: Situation) -> str | None:
    few = _FEW.search(at.words)
    if few is None or at.phrase.share:
        return None
    part = at.words[: few.start()] or at.carried.name
    return f"{part}占{at.carried.whole}比重" if at.carried.whole else f"{part}占比"


def _share_of_whole(at: Situation) -> str | None:
    if at.words not in ("占比", "比重") or not at.carried.name:
        return None
    return f"{at.carried.name}占{at.carried.whole}比重" if at.carried.whole else at.carried.name + at.words


def _growth_noun(at: Situation) -> str | None:
    if at.words in _GROWTH_NOUNS:
        return at.carried.name + at.words
    after_growth = at.last and at.last.phrase.kind == "growth" and not at.last.phrase.other
    return at.carried.name + "增速" if at.phrase.kind == "rank" and not at.words and after_growth else None


def _effect(at: Situation) -> str | None:
    match = nouns.EFFECT.match(at.words)
    if match is None or at.item.mark not in (",", "、"):
        return None
    return (at.carried.topic or _object(at.item)) + at.words + (at.right if at.words == match[0] else "")


def _on_site(at: Situation) -> str | None:
    thing = at.words[len(at.deed) :]
    if thing not in nouns.ON_SITE:
        return None
    return (place_in("".join(at.item.before[:1])) or at.carried.place) + thing


def _relative(at: Situation) -> str | None:
    thing = at.words[len(at.deed) :]
    if at.words not in nouns.RELATIVE and not (at.deed and thing in nouns.RELATIVE):
        return None
    if at.item.right.startswith("的") and len(at.item.right) > 3:  # 设立规模5亿元的产业基金
        return at.item.right[1:] + thing
    if place := place_in("".join(at.item.before[:1])):
        at.carried.topic = place
    if not at.carried.topic and (goods := nouns.GOODS.search("".join(at.item.before))):
        at.carried.topic = goods[0]
    if not at.carried.topic and at.phrase.kind == "rank":
        at.carried.topic = at.carried.place
    return at.carried.topic + at.words


def _deed_alone(at: Situation) -> str | None:
    if not at.words or at.words != at.deed or at.right or at.words in nouns.RELATIVE:
        return None
    return at.words + (at.list_right or at.carried.topic or at.carried.name or _object(at.item))


def _deed_awaiting_object(at: Situation) -> str | None:
    if at.right or at.phrase.unit_kind != "money" or not _GIVEN.search(at.words) or not at.item.before:
        return None
    return at.words + _object(at.item)


def _carried_subject(at: Situation) -> str | None:
    if at.words or (at.phrase.kind == "level" and not at.phrase.share and at.right):
        return None
    alone = nouns.strip_leading(at.item.before[0]) if at.item.before else ""
    return at.carried.name or alone or at.right


def _counted_thing(at: Situation) -> str | None:
    if not at.right or at.phrase.kind not in ("level", "change"):
        return None
    waits = not at.words or at.words == at.deed or nouns.ends_with_deed(at.words) or at.words.endswith("的")
    counts = at.phrase.unit_kind in ("counter", "") and not _PREDICATE.match(at.right)
    if not waits and not counts and not at.right.startswith("全"):
        return None
    right = at.right
    if not at.words and "的" in right[2:] and at.phrase.unit_kind == "":  # 近14亿人口的发展中大国
        right = right[: right.index("的", 2)]
    return at.words + right


def _own_words(at: Situation) -> str | None:
    return at.words or at.carried.name


RULES: tuple[Rule[Situation, str], ...] = (
    Rule(
        "streak",
        _streak,
        examples={"水质优良率92%,连续5年获省级奖牌": "水质优良率连续获省级奖牌"},
    ),
    Rule(
        "bare share",
        _bare_share,
        examples={
            "集体收入10万元以上的村达到92个、占53.5%": "集体收入10万元以上的村占比",
            "引进项目70个,其中开工项目占60%以上": "开工项目占引进项目比重",
        },
    ),
    Rule(
        "share of a whole",
        _share_of_whole,
        examples={"一般公共预算收入15亿元,其中税收收入10亿元、占比66.7%": "税收收入占一般公共预算收入比重"},
        refusals=("民间投资占比达到45%",),
    ),
    Rule(
        "growth noun",
        _growth_noun,
        examples={
            "工业增加值80亿元,增长7.8%,增速居全市第3位": "工业增加值增速",
            "税收增长9%、居全市第2位": "税收增速",
        },
    ),
    Rule(
        "effect",
        _effect,
        examples={
            "改造老旧小区28个,惠及居民3126户": "老旧小区惠及居民",
            "发放高龄津贴180万元、惠及930人": "高龄津贴惠及",
        },
    ),
    Rule(
        "on site",
        _on_site,
        examples={"经开区新建厂房3万平方米,亩均税收提高到9.6万元": "经开区亩均税收"},
    ),
    Rule(
        "relative noun",
        _relative,
        examples={
            "新增市场主体2300户,总量达1.8万户": "市场主体总量",
            "粮食播种面积52万亩,产量21万吨": "粮食产量",
            "实施粮食提升行动,强化防灾减灾,产量达到13万吨": "粮食产量",
            "设立规模5亿元的产业引导基金": "产业引导基金规模",
        },
        refusals=("粮食产量21万吨",),
    ),
    Rule(
        "deed alone",
        _deed_alone,
        examples={
            "加密铁海联运班列,力争全年开行60列": "开行铁海联运班列",
            "居民存款余额增长8.5%,新增4亿元": "新增居民存款",
        },
    ),
    Rule(
        "deed awaiting its object",
        _deed_awaiting_object,
        examples={"为支持农村道路建设,县财政安排2600万元": "县财政安排农村道路建设"},
    ),
    Rule(
        "carried subject",
        _carried_subject,
        examples={
            "地区生产总值286亿元,增长5.2%": "地区生产总值",
            "农村居民收入,考虑物价因素,实际增长4%": "农村居民收入",
        },
    ),
    Rule(
        "counted thing",
        _counted_thing,
        examples={
            "36个产品入选省级名录": "产品入选省级名录",
            "打造2—3家儿童友好医院": "打造儿童友好医院",
            "完成古城核心区29条街巷整治": "完成古城核心区街巷整治",
            "县财政安排8000万元专项资金": "县财政安排专项资金",
        },
        refusals=("新增卫生院12家用于改善农村医疗",),
    ),
    Rule(
        "own words",
        _own_words,
        examples={"规模以上工业增加值增长7%": "规模以上工业增加值", "新增学位2400个": "新增学位"},
    ),
)
