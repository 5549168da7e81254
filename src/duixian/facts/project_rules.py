"""The rules by which a name in a phrase is a project.

The first rule that holds decides; `project_refusals.py` goes first. Each stands with sentences in which it
decides and sentences alike in which it does not; both are its tests. Places and firms are fictional.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from duixian.facts.project_names import Item
from duixian.facts.project_nouns import NOUNS, acted_on, sort_of
from duixian.facts.project_phrases import Phrase
from duixian.facts.project_words import vocabulary

PROJECT_HEADS = ("项目", "工程", "大项目、好项目")


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason why an item of a phrase is a project, or why it is none.

    `examples`: sentences in which the rule decides, each with all the projects that are found in it
    (`name stage | name stage`; empty: none). `counterexamples`: sentences alike in which it does not decide.
    """

    name: str
    holds: Callable[[Item, Phrase], bool]
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[tuple[str, str], ...]


def _known(item: Item, _: Phrase) -> bool:
    return bool(vocabulary().known.fullmatch(item.text))


def _listed(item: Item, _: Phrase) -> bool:
    if item.head in vocabulary().classes:
        return item.named
    if item.head not in PROJECT_HEADS:
        return False
    if item.head == "工程":
        return (item.named or item.beside) and _on_site(item)
    worked_on = item.sort == "action" and sort_of(acted_on(item.text)) == "works"
    return item.named or item.beside or item.sort in NOUNS or worked_on


def _titled(item: Item, _: Phrase) -> bool:
    if item.sort != "project":
        return False
    return item.named or sort_of(item.core) in NOUNS or bool(_WORKED_ON.search(item.core))


_WORKED_ON = re.compile("(?:中心|厂)(?:.{0,2}改造|扩建|迁建|提标|扩容)")


def _site_work(item: Item, _: Phrase) -> bool:
    return item.sort == "programme" and (item.named or item.beside) and _on_site(item)


def _on_site(item: Item) -> bool:
    name = re.sub("工程$", "", item.name)
    site = vocabulary().site
    on_site = site.search(name) or site.search(item.kind) or vocabulary().head_site.search(item.kind)
    return sort_of(name) in NOUNS or bool(on_site)


def _phase(item: Item, _: Phrase) -> bool:
    return item.sort == "phase" and (item.named or len(item.text) > 4)


def _works(item: Item, phrase: Phrase) -> bool:
    if item.sort != "works" or (phrase.stage == "signed" and not phrase.after):
        return False
    return item.named or (phrase.builds and not item.head)


def _place(item: Item, phrase: Phrase) -> bool:
    if item.sort != "place" or (phrase.stage == "signed" and not phrase.after):
        return False
    if item.named:
        return phrase.builds or bool(phrase.after)
    if item.beside and phrase.after:
        return True
    if item.text.endswith("基地") and phrase.stage == "building":
        return False
    return phrase.builds and not item.head and (phrase.stage != "building" or item.beside or not item.listed)


def _institution(item: Item, phrase: Phrase) -> bool:
    return item.sort == "institution" and item.named and phrase.stage in ("started", "completed", "operating")


def _extension(item: Item, phrase: Phrase) -> bool:
    if item.sort != "action" or not (item.named or phrase.builds):
        return False
    thing = acted_on(item.name)
    if _ENLARGED.search(item.text) or (item.named and sort_of(thing) in NOUNS):
        return True
    worked_on = phrase.stage != "building" or bool(phrase.before and "实施" in phrase.before.words)
    return item.named and worked_on and bool(vocabulary().waters.search(thing))


_ENLARGED = re.compile("(?:扩建|迁建|整体搬迁|退城搬迁|绕城)$")


RULES = (
    Rule(
        "known work",
        _known,
        examples=(
            ("着力抓好西气东输、西电东送等重点工程建设。", "西气东输工程 building | 西电东送工程 building"),
            ("南水北调全面投产。", "南水北调 operating"),
        ),
        counterexamples=(("做好南水北调水源地污染防治工作。", ""),),
    ),
    Rule(
        "listed",
        _listed,
        examples=(
            (
                "加快推进云江高铁、临山高速、青石水库等项目前期工作。",
                "云江高铁 planned | 临山高速 planned | 青石水库 planned",
            ),
            (
                "突出抓好宏远特种钢材、东陵县恒泰锂电隔膜等12项新开工项目,天工智造中心等8项续建项目。",
                "宏远特种钢材项目 started | 东陵县恒泰锂电隔膜项目 started | 天工智造中心 building",
            ),
            ("全年签约凌云光电、碧海生物等项目26个。", "凌云光电项目 signed | 碧海生物项目 signed"),
            ("凌云光电、碧海生物等一批重大项目投产。", "凌云光电项目 operating | 碧海生物项目 operating"),
            (
                "推进青石村、柳湾片区等6个城中村改造项目建设。",
                "青石村城中村改造项目 building | 柳湾片区城中村改造项目 building",
            ),
            ("打通云岭路、金桥路等断头路。", "云岭路 completed | 金桥路 completed"),
            (
                "启动失能老人照护中心、智慧养老服务中心等项目。",
                "失能老人照护中心 started | 智慧养老服务中心 started",
            ),
            ("恒泰锂电、宏远钢材等重点项目落地。", "恒泰锂电项目 signed | 宏远钢材项目 signed"),
            ("恒泰锂电、宏远钢材等百亿级制造业大项目开工。", "恒泰锂电项目 started | 宏远钢材项目 started"),
            ("抓好东平至临山等34个在建项目。", "东平至临山项目 building"),
            (
                "加快云州区域医疗中心、中医院迁建、康复中心项目建设。",
                "云州区域医疗中心 building | 中医院迁建 building | 康复中心项目 building",
            ),
        ),
        counterexamples=(
            ("建设农业产业强镇、现代农业产业园等重点项目60个以上。", ""),
            ("推进电力、交通、水利等重大项目建设。", ""),
            ("实施科技创新、人才培育等工程。", ""),
            ("恒泰锂电、宏远钢材等企业扩产增效。", ""),
        ),
    ),
    Rule(
        "titled",
        _titled,
        examples=(
            ("实施青石煤矿瓦斯综合利用项目。", "青石煤矿瓦斯综合利用项目 building"),
            ("推动年产6万吨高纯铝箔项目建成投产。", "年产6万吨高纯铝箔项目 operating"),
            ("首个职工合作住房项目开工建设。", "首个职工合作住房项目 started"),
            ("完成河东博物馆项目前期。", "河东博物馆项目 planned"),
            ("碧海生物疫苗项目落地建设。", "碧海生物疫苗项目 building"),
            ("争取临山抽水蓄能项目尽早完成前期工作。", "临山抽水蓄能项目 planned"),
        ),
        counterexamples=(
            ("实施城镇老旧小区改造项目168个。", ""),
            ("加快推进在建项目实施进度。", ""),
            ("扎实推进为民办实事项目。", ""),
            ("谋划一批重大产业项目。", ""),
        ),
    ),
    Rule(
        "site work",
        _site_work,
        examples=(
            ("完成水口、太平供水工程。", "水口供水工程 completed | 太平供水工程 completed"),
            ("青江引水工程加快建设。", "青江引水工程 building"),
            (
                "启动柳湾中学迁建工程、站前市政配套工程。",
                "柳湾中学迁建工程 started | 站前市政配套工程 started",
            ),
            ("推进望月湖改造升级工程。", "望月湖改造升级工程 building"),
        ),
        counterexamples=(
            ("大力实施文化惠民工程。", ""),
            ("深入实施“石榴红工程”。", ""),
            ("实施农村厕所提升工程。", ""),
        ),
    ),
    Rule(
        "phase",
        _phase,
        examples=(
            ("加快奥体中心二期建设。", "奥体中心二期 building"),
            ("G558临山至东陵段建成通车。", "G558临山至东陵段 operating"),
            (
                "力争云电示范项目一期建成试车、二期动工建设。",
                "云电示范项目一期 completed | 云电示范项目二期 started",
            ),
            ("宏远药玻二期点火投产。", "宏远药玻二期 operating"),
        ),
        counterexamples=(("继续实施第二期农村危房改造。", ""), ("改革进入新阶段。", "")),
    ),
    Rule(
        "works",
        _works,
        examples=(
            ("开工建设第三热源,建成青石水库。", "第三热源 started | 青石水库 completed"),
            (
                "东湖大桥正式通车,云岭山高速东陵段青河大桥主体完工。",
                "东湖大桥 operating | 云岭山高速东陵段青河大桥 completed",
            ),
            ("市四完小新校区投入使用。", "市四完小新校区 operating"),
            (
                "加快建设永宁、德安垃圾焚烧发电厂。",
                "永宁垃圾焚烧发电厂 building | 德安垃圾焚烧发电厂 building",
            ),
            ("推进轨道交通建设,7、8号线全面开工。", "7号线 started | 8号线 started"),
            ("投用石湾5-6#泊位。", "石湾5-6#泊位 operating"),
            ("青石至大新高速公路(云江段)建成通车。", "青石至大新高速公路(云江段) operating"),
            ("建设智慧立体停车场。", "智慧立体停车场 building"),
            ("县第三小学、凤鸣幼儿园建成招生。", "县第三小学 operating | 凤鸣幼儿园 operating"),
            ("云岭20万千瓦风电场力争三季度并网发电。", "云岭20万千瓦风电场 operating"),
            ("推进滨江大道、青石大道建设。", "滨江大道 building | 青石大道 building"),
        ),
        counterexamples=(
            ("加快中西部铁路建设。", ""),
            ("新建农村公路320公里。", ""),
            ("开工建设3条道路。", ""),
            ("推动中欧班列开行线路拓展。", ""),
            ("引进云江医学院附属医院专家30名。", ""),
        ),
    ),
    Rule(
        "place",
        _place,
        examples=(
            (
                "云江鱼产业示范园、云雾茶文化体验中心精彩亮相。",
                "云江鱼产业示范园 operating | 云雾茶文化体验中心 operating",
            ),
            ("云州新经济产业园开园运营。", "云州新经济产业园 operating"),
            ("推动东西统筹和青屏山中央公园规划建设。", "青屏山中央公园 building"),
            ("加快建设合兴(云州)新材料园区。", "合兴(云州)新材料园区 building"),
            ("建设未成年人保护中心,新建镇级养老中心3个。", "未成年人保护中心 building"),
            ("深入谋划凤凰岭中央公园。", "凤凰岭中央公园 planned"),
            ("“花溪鸟语”生态科普研学基地竣工开馆。", "“花溪鸟语”生态科普研学基地 operating"),
            ("建设“云江-澜港”跨境电商等“两国双园”。", "“云江-澜港”跨境电商两国双园 building"),
            (
                "加快云江创业中心、青石新材料加速基地、绿色化工与新材料中试基地建设。",
                "云江创业中心 building | 青石新材料加速基地 building | 绿色化工与新材料中试基地 building",
            ),
        ),
        counterexamples=(
            ("提升云江零碳科创港功能。", ""),
            ("云州人力资源产业园入选国家特色服务出口基地。", ""),
            ("推进口袋公园、体育公园建设。", ""),
            ("打造区域性商贸中心。", ""),
            ("云江大厦及科创中心已入驻企业75家。", ""),
        ),
    ),
    Rule(
        "institution",
        _institution,
        examples=(("启动建设云州集成电路实验室。", "云州集成电路实验室 started"),),
        counterexamples=(("支持云州大学“双一流”建设。", ""), ("高水平建设云州实验室。", "")),
    ),
    Rule(
        "extension",
        _extension,
        examples=(
            ("环城南路东延建成通车。", "环城南路东延 operating"),
            ("加快东陵铁路临山段扩能改造。", "东陵铁路临山段扩能改造 building"),
            ("启动城区污水处理厂扩建。", "城区污水处理厂扩建 started"),
            (
                "启动站前片区综合开发,完成柳湾社区托育中心改造。",
                "站前片区综合开发 started | 柳湾社区托育中心改造 completed",
            ),
            (
                "推进东湖大道快速化改造及沿线风貌整治提升。",
                "东湖大道快速化改造及沿线风貌整治提升 building",
            ),
            ("实施人民路、解放路雨污分流改造。", "人民路 building | 解放路雨污分流改造 building"),
            (
                "推进青石村、柳湾村城中村改造及其配套设施建设。",
                "青石村城中村改造 building | 柳湾村城中村改造 building",
            ),
            (
                "完成青河综合治理二期、柳湾河清淤疏浚。",
                "青河综合治理二期 completed | 柳湾河清淤疏浚 completed",
            ),
        ),
        counterexamples=(
            ("推进农村危房改造。", ""),
            ("推动产业链向中高端延伸。", ""),
            ("统筹推进老城更新。", ""),
            ("持续推进云江河、柳湾河生态修复。", ""),
        ),
    ),
)
