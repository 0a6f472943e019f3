import pytest
from hypothesis import given
from hypothesis import strategies as st

from litboard.text import guess_charset, guess_wide

TEXTS = {
    "cp1252": "Über naïve Façades: Müller, José García, Bjørn Åsen – “café”",
    "cp1250": "Łukasz Šafář, Ondřej Dvořák, Zbigniew Żółć, Jürgen Müller, café",
    "cp1251": "Глубокое обучение для языка: обзор и новые ЗАДАЧИ; Иванов, И. И.",
    "koi8_r": "Глубокое обучение для языка: обзор и новые ЗАДАЧИ; Иванов, И. И.",
    "cp1253": "Μηχανική μάθηση και γλώσσα: μία επισκόπηση του πεδίου",
    "cp874": "การเรียนรู้ของเครื่อง การสำรวจ ภาษาไทย",
    "mac_roman": "José García, Müller, François, Núria: cafés naïve",
    "gb18030": "基于深度学习的文献综述方法研究与应用, Müller, 语言模型的评测",
    "big5": "基於深度學習的文獻回顧方法研究與應用，語言模型的評測與比較",
    "euc_jp": "深層学習による文献調査の方法、言語モデルのひょうか",
    "cp932": "深層学習による文献調査の方法、言語モデルのひょうか",
    "cp949": "심층 학습에 기반한 문헌 조사 방법의 연구와 응용",
}


@pytest.mark.parametrize("charset", TEXTS)
def test_running_text_is_told_from_its_bytes(charset):
    content = f"@article{{key, title = {{{TEXTS[charset]}}}, year = 2001}}".encode(charset)
    assert content.decode(guess_charset(content)) == content.decode(charset)


@pytest.mark.parametrize(
    "name", ["Müller", "José", "Bjørn Åsen", "São Paulo", "NÃO", "Éluard", "d’être"]
)
def test_one_western_name_is_read_as_western(name):
    assert name.encode("cp1252").decode(guess_charset(name.encode("cp1252"))) == name


@pytest.mark.parametrize("text", ["李明华, 测试", "凯撒2013 测试期刊", "统计学习"])
def test_a_few_chinese_characters_are_not_korean(text):
    assert guess_charset(text.encode("gb18030")) == "gb18030"


@given(st.lists(st.sampled_from("é ü ñ ß Å ø ç café Müller Ångström (naïve) 5µm".split())))
def test_western_words_are_never_east_asian(words):
    assert guess_wide(" ".join(words).encode("cp1252")) is None


@given(st.binary(max_size=100))
def test_a_charset_that_reads_it_is_named_for_any_bytes(content):
    content.decode(guess_charset(content), "replace")
