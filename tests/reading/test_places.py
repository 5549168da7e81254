import pytest

from duixian.reading.places import locate, short


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("南宁市", 2023, "450100"),
        ("九原区", 2025, "150207"),
        ("柳州市柳北区", 2023, "450205"),
        ("内蒙古自治区包头市九原区", 2025, "150207"),
        ("浙江省", 2023, "330000"),
        ("广西壮族自治区", 2023, "450000"),
        ("彬州市", 2023, "610482"),  # a city since 2018,
        ("彬县", 2017, "610427"),  # a county before
        ("彬县", 2018, "610427"),  # the report of January 2018 still calls it so
        ("临沧地区", 1999, "533500"),
        ("临沧市", 2023, "530900"),
        ("北京市朝阳区", 2023, "110105"),
        ("长春市朝阳区", 2023, "220104"),
        ("两江新区", None, "500157"),
    ],
)
def test_a_name_gives_the_code_that_was_in_force(name, year, code):
    assert locate(name, year).code == code


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("朝阳区", 2023),  # Beijing has one, Changchun has one
        ("鼓楼区", 2023),  # four cities have one
        ("云岭县", 2023),  # there is none
        ("彬州市", 2010),  # there was none yet
        ("彬县", 2023),  # there is none any more
        ("长春市柳北区", 2023),  # it is not Changchun's
        ("", 2023),
    ],
)
def test_a_name_that_is_not_clear_gives_none(name, year):
    assert locate(name, year) is None


def test_the_parent_that_the_text_names_settles_an_ambiguous_name():
    assert locate("鼓楼区", 2023, "服务南京建设，争当先锋").code == "320106"
    assert locate("鼓楼区", 2023, "学习南京经验，融入徐州发展") is None


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("南宁市", "南宁"),
        ("广西壮族自治区", "广西"),
        ("内蒙古自治区", "内蒙古"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("伊犁哈萨克自治州", "伊犁"),
        ("香港特别行政区", "香港"),
        ("神农架林区", "神农架"),
        ("忠县", "忠县"),
    ],
)
def test_the_short_name_drops_the_rank(name, stem):
    assert short(name) == stem
