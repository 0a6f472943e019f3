import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.growth import assert_grows_linearly
from litboard.schema.records import LOST, RepairKind
from litboard.text import complete, detect_damage, repair
from litboard.text.codecs import CODECS, WAYS, damage_table, damage_traces, upper_half

NAMES = [
    "Sørensen, Bjørn", "Müller, Jürgen", "Dvořák, Tomáš", "Łuczak, Zbigniew", "Öztürk, Gökçe",
    "Núñez, Begoña", "Éluard, François", "Šimić, Željko", "Kovács, Ágnes", "Nguyễn, Thị Ánh",
    "Ionuț, Ștefan", "Bērziņš, Jānis", "Weiß, Günther", "Guðmundsdóttir, Ásta", "Pàmies, Adrià",
]  # fmt: skip

TRUE_TEXTS = [
    "Ångström and naïve façades: São Paulo, NÃO, coração, “quoted” – 5 µm ± 2 °C",
    "The unit ‘Å’, Å±0.2 and 30 Å–50 Å", "DÉJÀ “VU”", "MĂŞTI and VĹŠKA", "Île de Ré, Àngel, Çelik",
    "รถ (car) detection for ภาษาไทย corpora", "รถ", "การเรียนรู้เชิงลึก with Sören",
    "Глубокое обучение для NLP", "ГОСТ ВВ", "minimise Δ·log x with β-VAE and Γ±x",
    "Μηχανική μάθηση",
    "深度学习 and 한국어 and ガイド", "√∂x over ≈ ∂f", "للغة العربية NLP", "עברית NLP", "naïve",
]  # fmt: skip


def misread(text, codec):
    """UTF-8 read with a codec whose undefined bytes come out as controls."""
    half = upper_half(codec)
    return "".join(
        chr(b) if b < 0x80 else half[b - 0x80] or (chr(b) if b <= 0xA0 else LOST)
        for b in text.encode()
    )


def as_an_export_leaves_it(text):
    """Without controls, and with plain spaces."""
    return re.sub(r"[\x80-\x9f\xad\ufffd]", "", text).replace("\xa0", " ")


def mended(text):
    return repair(text, codec=detect_damage(text))[0]


def test_a_list_read_as_thai_comes_back():
    damaged = as_an_export_leaves_it(misread("Sørensen, Bjørn, Pàmies, Adrià, Lee, Ann", "tis_620"))
    assert damaged == "Sรธrensen, Bjรธrn, Pร mies, Adriร , Lee, Ann"
    codec = detect_damage(damaged)
    assert codec == "tis_620"
    after, (account,) = repair("Ferrer, Adriร ", codec=codec, field="authors")
    assert after == "Ferrer, Adrià"
    assert account.kind is RepairKind.EXACT
    assert (account.field, account.before, account.after, account.codec, account.pattern) == (
        "authors",
        "Ferrer, Adriร ",
        "Ferrer, Adrià",
        "tis_620",
        "",
    )


def test_a_lost_byte_is_marked_and_never_guessed():
    after, (account,) = repair("Jankūnė, Eglฤ", codec="tis_620")
    assert after == f"Jankūnė, Egl{LOST}"
    assert account.kind is RepairKind.MARKED
    assert re.fullmatch(account.pattern, "Jankūnė, Eglė")
    assert not re.fullmatch(account.pattern, "Jankūnė, Eglx")
    assert not re.fullmatch(account.pattern, "Jankūnė, Eglź")


def test_what_was_lost_in_a_word_was_a_letter_and_between_numbers_may_be_a_sign():
    assert not re.fullmatch(repair("รzgรผr", codec="tis_620")[1][0].pattern, "×zgür")
    assert re.fullmatch(repair("3ร3 grids", codec="tis_620")[1][0].pattern, "3×3 grids")


def test_a_space_within_a_word_may_be_half_a_letter():
    (account,) = repair("Nicolร s, Pau", codec="tis_620")[1]
    assert re.fullmatch(account.pattern, "Nicolàs, Pau")
    (account,) = repair("Nowak, Michaล Jan", codec="tis_620")[1]
    assert re.fullmatch(account.pattern, "Nowak, Michał Jan")


def test_no_capital_follows_a_small_letter_from_a_space():
    after, (account,) = repair("Nowak, Michaล ", codec="tis_620")
    assert after == f"Nowak, Micha{LOST} "
    assert re.fullmatch(account.pattern, "Nowak, Michał")


def test_a_gap_is_filled_from_one_whole_name_only():
    pattern = repair("Jankowska, Zofia Mariaล", codec="tis_620")[1][0].pattern
    assert complete("Egl[Ā-Ġ]", ["Eglė", "Eglė", "Egle", "Egl" + LOST]) == "Eglė"
    assert complete("Egl[Ā-Ġ]", ["Egle\u0307"]) == "Eglė"
    assert complete("Egl[Ā-Ġ]", ["Eglė", "Eglę"]) is None
    assert complete(pattern, []) is None


@pytest.mark.parametrize("text", TRUE_TEXTS)
def test_true_text_stays_as_it_is(text):
    assert detect_damage(text) is None
    assert repair(text, codec=None) == (text, ())


@pytest.mark.parametrize("codec", CODECS)
def test_names_damaged_without_loss_come_back_from_every_codec(codec):
    readable = [n for n in NAMES if LOST not in misread(n, codec)]
    document = "; ".join(readable)
    assert len(readable) >= 4
    damaged = misread(document, codec)
    assert damaged != document
    assert mended(damaged) == document


@pytest.mark.parametrize("codec", ["cp1252", "latin_1"])
def test_names_damaged_twice_come_back(codec):
    document = "; ".join(NAMES) + " – “naïve” β-VAE"
    damaged = misread(misread(document, codec), codec)
    assert detect_damage(damaged) == f"{codec} twice"
    assert mended(damaged) == document


def test_names_damaged_twice_come_back_with_plain_spaces():
    damaged = misread(misread("Núñez, Adrià Müller", "cp1252"), "cp1252").replace("\xa0", " ")
    assert damaged == "NÃƒÂºÃƒÂ±ez, AdriÃƒÂ  MÃƒÂ¼ller"
    assert mended(damaged) == "Núñez, Adrià Müller"


def test_names_read_as_chinese_come_back():
    document = "Müller’s cafés; Núñez, Begoña; Nguyễn; Łuczak, Zbigniew; Dvořák, Tomáš"
    damaged = document.encode().decode("gbk")
    assert "M眉ller鈥檚 caf茅s; N煤帽ez" in damaged
    assert detect_damage(damaged) == "gbk"
    assert mended(damaged) == document


@pytest.mark.parametrize(
    "text",
    [
        "BERT模型 and 茅台 with ñ",
        "caf茅s, 茅台",
        "用茅 in it",
        "李明 et al.",
        "Transformer模型的研究 by M眉ller",
    ],
)
def test_true_chinese_stays_as_it_is(text):
    assert detect_damage(text) is None


@given(st.sampled_from(CODECS), st.lists(st.sampled_from(NAMES), min_size=3, unique=True))
def test_whatever_a_codec_loses_the_pattern_still_holds_the_name(codec, names):
    whole = "Brown, Tom; " + "; ".join(names)
    damaged = as_an_export_leaves_it(misread(whole, codec))
    after, accounts = repair(damaged, codec=codec)
    if all(_begins_visibly(c, codec) for c in whole if ord(c) > 127):
        assert after == whole or re.fullmatch(accounts[0].pattern, whole)


def _begins_visibly(character, codec):
    return (
        as_an_export_leaves_it(misread(character, codec)).strip()[:1] in damage_table(codec).heads
    )


@given(st.lists(st.sampled_from([*NAMES, "Brown, Tom", "Lee, Ann"]), min_size=1))
def test_undamaged_names_are_never_touched(names):
    assert detect_damage("\n".join(names)) is None


@pytest.mark.parametrize("codec", WAYS)
def test_the_signs_of_a_codec_rule_out_nothing_that_its_table_allows(codec):
    signs, table = damage_traces(codec), damage_table(codec)
    assert table.heads <= signs.heads
    assert table.alphabet & table.letters <= signs.alphabet
    assert table.letters == signs.letters


@given(st.text(alphabet="ภาษาไทยรถลกABC ab,.'ÅÃéабвГαβΔ中文“”–", max_size=60))
def test_repair_without_a_codec_changes_nothing(text):
    assert repair(text, codec=None) == (text, ())


@given(st.text(), st.sampled_from(CODECS))
def test_no_text_makes_repair_stumble(text, codec):
    detect_damage(text)
    after, accounts = repair(text, codec=codec)
    assert bool(accounts) == (after != text)
    for account in accounts:
        re.compile(account.pattern)


def test_true_thai_in_a_document_keeps_the_whole_of_it():
    assert detect_damage("Sรถren Mรผller wrote ภาษาไทย") is None


def test_typographic_signs_come_back():
    assert mended("donâ€™t â€œstopâ€\x9d â€“ naÃ¯ve Î²-VAE") == "don’t “stop” – naïve β-VAE"


def test_detection_takes_time_in_step_with_length():
    assert_grows_linearly(lambda size: detect_damage("รรลâÃ " * size), size=200)


@pytest.mark.parametrize("unit", ["â", "Ã©", "Ã© ", "ร", "茅", "Ã\x83Â©", "â€™", "深度"])
def test_long_hostile_text_is_judged_in_linear_time(unit):
    assert_grows_linearly(lambda size: detect_damage(unit * size), size=500)
