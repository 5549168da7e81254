"""Projects and their stages.

The rules carry their own examples, which are run here; lists, names, stages and refusals follow, all written for
the tests about fictional places; then the vocabulary, the speed, and the gold sentences where they are at hand.
"""

import importlib.util
import json
import time
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.facts import project_refusals, project_rules, projects
from duixian.facts.plain import plain
from duixian.facts.project_refusals import REFUSALS
from duixian.facts.project_rules import RULES, Rule
from duixian.facts.project_words import SOURCE
from duixian.facts.projects import WHOLE_CLAUSES, WholeClause, find_projects, judge

ALL = (*RULES, *REFUSALS, *WHOLE_CLAUSES)
SHARED = Path(__file__).parents[2].parent / "shared"


def found(text: str, part: str = "plan") -> str:
    return " | ".join(f"{project.name} {project.stage}" for project in find_projects(text, part))


# The rules ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "text", "expected"), [(rule, *example) for rule in ALL for example in rule.examples]
)
def test_a_rule_decides_in_its_examples(rule, text, expected):
    assert found(text) == expected
    assert rule.name in {each.rule for each in judge(text, "plan")}


@pytest.mark.parametrize(
    ("rule", "text", "expected"), [(rule, *example) for rule in ALL for example in rule.counterexamples]
)
def test_a_rule_does_not_decide_in_its_counterexamples(rule, text, expected):
    assert found(text) == expected
    refuses = rule in REFUSALS
    assert rule.name not in {each.rule for each in judge(text, "plan") if each.accepted != refuses}


def test_every_rule_is_asked_has_a_name_of_its_own_and_examples():
    written = {
        value
        for module in (project_rules, project_refusals, projects)
        for holder in vars(module).values()
        for value in (holder if isinstance(holder, tuple) else (holder,))
        if isinstance(value, Rule | WholeClause)
    }
    assert written == set(ALL)
    assert len({rule.name for rule in ALL}) == len(ALL)
    assert all(rule.examples and rule.counterexamples for rule in ALL)


# Lists and names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the head stands for all, 项目 is added where a name has no noun of its own
        (
            "推动宏远二期2万吨硅料、恒泰电子特气、碧海高纯气体等项目加快建设。",
            "宏远二期2万吨硅料项目 building | 恒泰电子特气项目 building | 碧海高纯气体项目 building",
        ),
        (
            "加快东湾大道、公园大道、滨江大道项目前期。",
            "东湾大道 planned | 公园大道 planned | 滨江大道项目 planned",
        ),
        # a shared last noun is spelled out
        (
            "实施黑石沟、柳庄煤矿超低浓度瓦斯综合利用项目。",
            "黑石沟煤矿超低浓度瓦斯综合利用项目 building | 柳庄煤矿超低浓度瓦斯综合利用项目 building",
        ),
        (
            "云岭至东湾、青石至大新高速公路开工建设。",
            "云岭至东湾高速公路 started | 青石至大新高速公路 started",
        ),
        (
            "推动汤溪、回龙污水处理厂尽快完工并投入运营。",
            "汤溪污水处理厂 operating | 回龙污水处理厂 operating",
        ),
        ("推进石湾、五岭等4个供水厂建设。", "石湾供水厂 building | 五岭供水厂 building"),
        # the head names the works that places have in common
        (
            "推进青石路1号地块、柳湾路2号地块等5个保障性住房和东村、西岭片区等8个城中村改造项目建设。",
            "青石路1号地块 building | 柳湾路2号地块 building"
            " | 东村城中村改造项目 building | 西岭片区城中村改造项目 building",
        ),
        ("实施恒盛环保等重金属废气改造项目。", "恒盛环保重金属废气改造项目 building"),
        (
            "加快推进云山连泉、西坝和青县红铜沟3个抽水蓄能项目前期工作。",
            "云山连泉抽水蓄能项目 planned | 西坝抽水蓄能项目 planned | 青县红铜沟抽水蓄能项目 planned",
        ),
        # 和 joins two names, or stands inside one
        (
            "新建柳湾西区幼儿园和青石中学教学楼。",
            "柳湾西区幼儿园 building | 青石中学教学楼 building",
        ),
        ("建成云江水资源研究和利用中心。", "云江水资源研究和利用中心 completed"),
        # a further phase takes the name before it
        ("大石电厂一期建成投产、二期动工建设。", "大石电厂一期 operating | 大石电厂二期 started"),
        ("云岭环路改造一期、二期分别达到进度的70%、25%,三期力争年底前开工。", "云岭环路改造三期 started"),
        ("青石改造工程一期超额完成计划量、二期正式开工。", "青石改造工程二期 started"),
        # the park that the sentence opens with completes bare names
        (
            "突出东岭能化园区建设,投资4亿元,建成孵化中心、净水厂等。",
            "东岭能化园区孵化中心 completed | 东岭能化园区净水厂 completed",
        ),
        ("云江高新区建成创新中心、净水厂。", "云江高新区创新中心 completed | 云江高新区净水厂 completed"),
        ("投资1400万元,3800平方米红星体育馆全面竣工。", "红星体育馆 completed"),
        # a list goes on after a comma and after a dash
        (
            "启动云岭至大新、东湾至青石高速公路,以及国道G219线东陵(柳湾)至临山(青石)段公路建设。",
            "云岭至大新高速公路 started | 东湾至青石高速公路 started | 国道G219线东陵(柳湾)至临山(青石)段公路 started",
        ),
        (
            "签约建市以来最大外资项目——四川恒美竹浆纸全产业链项目。",
            "四川恒美竹浆纸全产业链项目 signed",
        ),
        (
            "开工建设画苑小区三期,滨河街湖景佳园二期,柳湾乡军民小区等5个还建项目。",
            "画苑小区三期 started | 滨河街湖景佳园二期 started | 柳湾乡军民小区 started",
        ),
        (
            "南部云新城加快推进中科云江智造中心、富康数码城等产业项目。",
            "中科云江智造中心 building | 富康数码城 building",
        ),
        ("推进白鹭岩作业区建设、黑石坡作业区前期工作。", "白鹭岩作业区 building | 黑石坡作业区 planned"),
        (
            "打造精品线路,完成诗韵园提升、滨河路地下综合管廊项目。",
            "诗韵园提升项目 completed | 滨河路地下综合管廊项目 completed",
        ),
        ("全省首条时速350公里的东云高铁开通运营。", "东云高铁 operating"),
        ("全县最大的水利枢纽青石水库开工。", "青石水库 started"),
        ("全市重大水利工程青石水库下闸蓄水。", "青石水库 completed"),
        ("东部主干道云岭路即将贯通。", "云岭路 completed"),
        (
            "开工建设县文体中心和日处理能力2万吨的县城第二污水处理厂。",
            "县文体中心 started | 县城第二污水处理厂 started",
        ),
        # A with its B is one, and so is what joins A and B
        ("开工建设青江与柳江航道连通工程。", "青江与柳江航道连通工程 started"),
        ("推进云江机场扩建工程和T2航站楼及配套设施建设。", "云江机场扩建工程 building | T2航站楼 building"),
        # one noun numbers several
        ("云江电厂3、4号机组投产。", "云江电厂3号机组 operating | 云江电厂4号机组 operating"),
        ("6、7号线和云江线全面开工。", "6号线 started | 7号线 started | 云江线 started"),
        (
            "开工建设宝岭至天河和雅山至泸溪高速公路。",
            "宝岭至天河高速公路 started | 雅山至泸溪高速公路 started",
        ),
        # a place of which there is one makes a name
        ("推进临江港新城综合管廊工程。", "临江港新城综合管廊工程 building"),
        ("邻城市综合体育馆开工。", "邻城市综合体育馆 started"),
        ("在柳湾镇新建云江美食文化街。", "云江美食文化街 building"),
        # the noun 前期工作 is said of the whole list, a predicate of the last name
        (
            "启动云江至临山高速公路、东陵至青石高速公路前期工作。",
            "云江至临山高速公路 planned | 东陵至青石高速公路 planned",
        ),
        ("完成青石大桥、云岭隧道开工。", "青石大桥 completed | 云岭隧道 started"),
        (
            "建成青石路北延伸段等6条市政道路、启用柳湾桥。",
            "青石路北延伸段 completed | 柳湾桥 operating",
        ),
        ("建成、启用云江一小、云江二中。", "云江一小 operating | 云江二中 operating"),
        # what is done to a thing is no verb of its own
        (
            "完成县医院传染病区改扩建、县妇幼保健院整体搬迁。",
            "县医院传染病区改扩建 completed | 县妇幼保健院整体搬迁 completed",
        ),
        ("完成青石灌区续建配套与现代化改造主体工程。", "青石灌区续建配套与现代化改造 completed"),
    ],
)
def test_lists_are_read_name_by_name(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县中医院整体迁建因设计变更延至6月底前投用。", "县中医院整体迁建 operating"),
        ("青石储能电站在柳湾投运。", "青石储能电站 operating"),
        ("凤鸣街历史文化街区开街半年客流破百万。", "凤鸣街历史文化街区 operating"),
        (
            "青石水库大坝填筑过半,G318临山段改线工程路基基本成形。",
            "青石水库大坝 building | G318临山段改线工程 building",
        ),
        ("云江高速已完成整体建设进度的近50%。", "云江高速 building"),
        ("柳湾大桥、青石路项目,5月1日前全部完工。", "柳湾大桥 completed | 青石路项目 completed"),
        ("东部新城完成3万亩用地规划。", ""),
    ],
)
def test_a_subject_ends_before_its_parts_and_circumstances(text, expected):
    assert found(text) == expected


def test_a_project_says_where_it_stands():
    text = "力争309国道东陵绕城段、107国道柳湾南至东界段等项目开工建设,云岭大桥主体完工。"
    quotes = [text[project.start : project.end] for project in find_projects(text, "plan")]
    assert quotes == ["309国道东陵绕城段", "107国道柳湾南至东界段", "云岭大桥"]


def test_footnote_marks_are_no_part_of_a_name():
    assert found("推进云江源网荷储基地【36】项目建设。") == "云江源网荷储基地项目 building"


# Stages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("谋划云岭大桥。", "planned"),
        ("争取实施云岭大桥改建工程。", "planned"),
        ("做好云岭大桥前期工作。", "planned"),
        ("启动云岭大桥前期工作。", "planned"),
        ("完成云岭大桥前期。", "planned"),
        ("云岭大桥获批立项。", "planned"),
        ("推动宏远锂电项目落地。", "signed"),
        ("宏远锂电项目签约落户。", "signed"),
        ("力争宏远锂电项目年内签约。", "signed"),
        ("开工云岭大桥。", "started"),
        ("启动云岭大桥建设。", "started"),
        ("力争云岭大桥开工建设。", "started"),
        ("云岭大桥实质性开工、到位投资8亿元。", "started"),
        ("宏远锂电项目落地开工。", "started"),
        ("实施云岭大桥项目。", "building"),
        ("云岭大桥建设加快推进。", "building"),
        ("云岭大桥有序推进。", "building"),
        ("加快云岭大桥项目进度。", "building"),
        ("宏远锂电项目落地实施。", "building"),
        ("云岭大桥累计完成投资7084万元。", "building"),
        ("云岭大桥正在施工中。", "building"),
        ("云岭大桥进入收尾阶段。", "building"),
        ("云岭大桥完成总工程量的60%。", "building"),
        ("加快云岭大桥建设等工作。", "building"),
        ("云岭大桥纳入省级规划。", "planned"),
        ("云岭大桥完成工可报告。", "planned"),
        ("云岭大桥进入勘察设计招标阶段。", "planned"),
        ("云岭大桥进场施工。", "started"),
        ("云岭大桥已于4月27日开工。", "started"),
        ("云岭大桥通过竣工验收。", "completed"),
        ("云岭大桥具备通车条件。", "completed"),
        ("云岭大桥要尽快建成。", "completed"),
        ("确保云岭大桥12月底前通车。", "operating"),
        ("建成云岭大桥。", "completed"),
        ("云岭大桥主体完工。", "completed"),
        ("云岭大桥顺利合龙。", "completed"),
        ("云岭大桥项目基本完工。", "completed"),
        ("云岭大桥即将竣工通车。", "operating"),
        ("推动宏远锂电项目建成投产。", "operating"),
        ("确保宏远锂电项目投产达效。", "operating"),
        ("云州博物馆开馆。", "operating"),
        ("建成投用云州博物馆。", "operating"),
    ],
)
def test_the_governing_verbs_give_the_stage(text, stage):
    assert [project.stage for project in find_projects(text, "plan")] == [stage]


def test_a_new_building_is_finished_in_a_review_and_under_way_in_a_plan():
    assert found("新建柳湾幼儿园。", "review") == "柳湾幼儿园 completed"
    assert found("新建柳湾幼儿园。", "plan") == "柳湾幼儿园 building"


# What is no project ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "140个重点项目开工建设,110个重点项目建成投产。",
        "数字诗词项目在博览会精彩展出。",
        "深化东大云江创新研究院、北科院云江分院等协同创新共同体建设。",
        "市第三人民医院与柳湾中心卫生院整合基本完成。",
        "支持北岭、东湾建设科技创新中心。",
        "建成“灵活用工在线”平台。",
        "在全省率先成立市级老年人保护中心。",
        "组建云州梨试验站,新建优质苗木基地3个。",
        "争取自贸区增设云州片区。",
        "推进国家创新型城市建设,提高园区承载力。",
        "加快培育平台经济,构建现代化产业体系。",
        "实施“尖兵”项目25项、市重大科技攻关项目100项。",
        "继续推进农村危房改造。",
        "完成老城核心区31条街巷市政综合提升。",
        "滨江商务区人气持续集聚。",
        "新开工海塘45公里,建设绿道300公里。",
        "建设铁路、公路、机场等交通基础设施。",
        "云江产业园实现产值450亿元。",
        "“一带一路”建设取得新进展。",
        "围绕建设美丽家园,全面建成小康社会。",
        "严格控制办公楼建设。",
        "新增规上工业企业12家。",
        "加强长江、黄河等大江大河治理。",
        "推进图书馆、文化馆总分馆制建设。",
        "加快推进以县城为重要载体的城镇化建设。",
        "加快建设国家自主创新示范区。",
        "支持企业建设国家级企业技术中心、重点实验室。",
        "推进基层综合文化服务中心全覆盖。",
        "加快构建综合立体交通网,打通对外通道。",
        "实施“互联网+”行动,推动大数据中心和云平台建设。",
        "县人民医院通过三级综合医院评审。",
        "落实中央八项规定精神,严控楼堂馆所建设。",
        "推进农贸市场标准化改造,新增公共停车场。",
        "青石港完成货物吞吐量1200万吨。",
        "云江机场旅客吞吐量突破100万人次。",
        "做好水库移民后期扶持工作。",
        "拓宽就业门路。",
        "稳步推进国家公园体制试点。",
        "推动云江古城景区创建国家5A级旅游景区。",
        "统筹推进危险化学品、自建房等专项整治。",
    ],
)
def test_no_project_is_found_in(text):
    assert found(text) == ""


@pytest.mark.parametrize("part", ["problems", "notes", "honours", "annex", "front", "closing"])
def test_only_review_and_plan_name_projects(part):
    assert find_projects("开工建设云岭大桥。", part) == []


# The vocabulary -------------------------------------------------------------------------------------------------


def vocabulary_words() -> dict[str, dict[str, list[str]]]:
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    verbs = {f"verbs.{name}": table for name, table in data.pop("verbs").items()}
    return {
        name: {key: words.split() for key, words in table.items()} for name, table in (data | verbs).items()
    }


def test_no_word_stands_twice_in_its_list():
    for table, lists in vocabulary_words().items():
        for key, words in lists.items():
            assert len(words) == len(set(words)), (table, key)


def test_every_guard_guards_a_verb():
    words = vocabulary_words()
    verbs = {
        verb
        for name, table in words.items()
        if name.startswith("verbs.")
        for verbs in table.values()
        for verb in verbs
    }
    assert set(words["not_verbs"]) <= verbs
    assert set().union(*map(set, words["built"].values())) <= verbs


def test_a_verb_has_one_gap_at_most_and_words_on_both_sides_of_it():
    for name, lists in vocabulary_words().items():
        for word in (word for words in lists.values() for word in words if "…" in word):
            assert name.startswith("verbs.")
            assert all(word.split("…"))
            assert word.count("…") == 1


# Speed and size -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "“" * 100_000,
        "(" * 100_000 + "建设大桥",
        "9" * 100_000 + "大桥开工",
        "一" * 100_000 + "期开工",
        "建设" + "等和" * 50_000 + "项目",
        "建设" + "的" * 100_000 + "桥",
        "建设" * 50_000 + "云岭大桥",
        "云岭大桥、" * 20_000 + "开工建设",
        "云岭大桥," * 20_000 + "开工建设",
        "全县最大" + "路" * 100_000 + "开工",
        "建成" + "1、" * 50_000 + "1号线",
        "进入" * 50_000 + "阶段大桥",
        "云岭大桥" + "完成进行通过" * 20_000 + "施工",
        "建成云岭" + "路提升及" * 30_000 + "改造",
    ],
)
def test_no_input_is_slow(text):
    began = time.process_time()
    find_projects(text, "plan")
    assert time.process_time() - began < 3


PIECES = st.sampled_from(
    "加快 建设 开工 完成 云岭 大桥 产业园 项目 等 、 和 , 。 “ ” ( ) 一期 二期 3个 12 的 前期 投产 推进 青石 —— 第".split()
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_is_found_stands_in_the_sentence(text):
    for project in find_projects(text, "plan"):
        assert 0 <= project.start < project.end <= len(text)
        assert project.name


# The gold sentences ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def score() -> ModuleType:
    path = SHARED / "tools" / "score_facts.py"
    if not path.exists():
        pytest.skip("no gold sentences at hand")
    spec = importlib.util.spec_from_file_location("score_facts", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("asked", "least"), [("name", 0.95), ("stage", 0.93)])
def test_the_gold_sentences_are_read(score, asked, least):
    def near(a, b):
        return score.likeness(a["name"], b["name"])

    def same(a, b):
        return near(a, b) >= 0.7 and (asked == "name" or a["stage"] == b["stage"])

    tally = score.Tally()
    for line in (SHARED / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if "projects" not in gold:
            continue
        named = find_projects(plain(gold["text"]).text, "plan")
        given = [{"name": project.name, "stage": project.stage} for project in named]
        tally.add(gold["projects"], given, same, gold["doc"], near)
    assert tally.figures()["f1"] >= least
