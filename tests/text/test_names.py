import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.growth import assert_grows_linearly
from litboard.schema.records import LOST
from litboard.text import best_spelling, display_name, fold, name_key, parse_names, split_names

WORDS = ["Lee", "Ann", "O'Neil", "de", "Melo", "Kuusi-Maa", "T", "J.", "R. K.", "Jr.", "Ünal", "李"]
words = st.sampled_from(WORDS)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Bowman, Samuel R., Brown, Tom", ("Bowman, Samuel R.", "Brown, Tom")),
        ("de Melo, Gerard, ter Hoeve, Maartje", ("de Melo, Gerard", "ter Hoeve, Maartje")),
        ("O'Hara, Clare, T, Mukund Varma", ("O'Hara, Clare", "T, Mukund Varma")),
        ("Shyamolima, null, Debnath, null", ("Shyamolima", "Debnath")),
        ("King, Martin, Jr., Lee, Ann", ("King, Martin Jr.", "Lee, Ann")),
        ("Lee, Ann, Oduya, Bola, Ph.D.", ("Lee, Ann", "Oduya, Bola Ph.D.")),
        ("Lee, Ann, Plato", ("Lee, Ann", "Plato")),
        ("Lee, Ann B., Plato, Oduya, C.", ("Lee, Ann B.", "Plato", "Oduya, C.")),
        ("Plato, Lee, A., Oduya, B.", ("Plato", "Lee, A.", "Oduya, B.")),
        ("Null, Gary", ("Null, Gary",)),
        ("Lee,Ann,Oduya,Bola", ("Lee, Ann", "Oduya, Bola")),
        ("Plato", ("Plato",)),
        ("Lee, Ann, ", ("Lee, Ann",)),
        ("", ()),
    ],
)
def test_a_line_of_pairs_is_split_into_people(line, names):
    assert split_names(line) == names


def test_repair_sees_each_name_before_it_is_stripped():
    seen = []

    def note(name):
        seen.append(name)
        return name.replace("ร ", "à")

    assert split_names("Pร mies, Adriร , Lee, Ann ", repair=note) == ("Pàmies, Adrià", "Lee, Ann")
    assert seen == ["Pร mies, Adriร ", "Lee, Ann "]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Lee; Bola Oduya", ("Lee, Ann", "Oduya, Bola")),
        ("Lee, A.; Oduya, B.", ("Lee, A.", "Oduya, B.")),
        ("Lee, Ann and Oduya, Bola", ("Lee, Ann", "Oduya, Bola")),
        ("Ann Lee and Bola Oduya", ("Lee, Ann", "Oduya, Bola")),
        ("Ann Lee, Bola Oduya and Cy Dee", ("Lee, Ann", "Oduya, Bola", "Dee, Cy")),
        ("Ann Lee, Bola Oduya, and Cy Dee", ("Lee, Ann", "Oduya, Bola", "Dee, Cy")),
        ("Ann Lee, Bola Oduya, Cy Dee", ("Lee, Ann", "Oduya, Bola", "Dee, Cy")),
        ("Lee, Ann, Oduya, Bola", ("Lee, Ann", "Oduya, Bola")),
        ("Lee, A., Oduya, B. and Dee, C.", ("Lee, A.", "Oduya, B.", "Dee, C.")),
        ("Lee, Ann and Plato", ("Lee, Ann", "Plato")),
        ("Lee, Ann and others", ("Lee, Ann",)),
        ("Lee, Ann, Oduya, Bola, et al.", ("Lee, Ann", "Oduya, Bola")),
        ("Ann Lee et al.", ("Lee, Ann",)),
        ("Gerard de Melo & Ann Lee", ("de Melo, Gerard", "Lee, Ann")),
        ("Martin King Jr.; Ann Lee", ("King Jr., Martin", "Lee, Ann")),
        ("de Melo, Maria Jose", ("de Melo, Maria Jose",)),
        ("Ferdinand Brand", ("Brand, Ferdinand",)),
        ("Plato", ("Plato",)),
    ],
)
def test_people_are_found_in_every_usual_manner(line, names):
    assert parse_names(line) == names


@given(st.lists(st.lists(words, min_size=1, max_size=3).map(" ".join), max_size=9))
def test_every_word_that_goes_in_comes_out(parts):
    line = ", ".join(parts)
    for read in (split_names, parse_names):
        assert sorted(fold(" ".join(read(line))).split()) == sorted(fold(line).split())


@given(
    st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), max_size=6),
    st.sampled_from(["; ", " and ", ", ", " & "]),
)
def test_no_manner_of_joining_loses_a_word(parts, joint):
    found = sorted(fold(" ".join(parse_names(joint.join(parts)))).split())
    assert found == sorted(fold(" ".join(parts)).split())


@given(st.lists(st.sampled_from(["Lee, Ann", "de Melo, G.", "Oduya, Bola"]), max_size=5))
def test_people_written_out_are_read_back(names):
    assert split_names(", ".join(names)) == tuple(names)
    assert parse_names("; ".join(names)) == tuple(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mercado, Noemí", "Mercado, Noemi"),
        ("Bowman, Samuel R.", "Bowman, Samuel R"),
        ("Brown, T.B.", "Brown, T. B."),
        ("O’Hara, Clare", "O'Hara, Clare"),
        ("Garriga-Alonso, A", "Garriga Alonso, A."),
    ],
)
def test_spellings_of_one_written_name_share_a_key(one, other):
    assert name_key(one) == name_key(other)


def test_a_name_with_a_lost_letter_has_a_key_of_its_own():
    keys = [f"Nowak, Eg{LOST}", "Nowak, Eg", f"Nowak, E{LOST}g", f"Nowak, Eg{LOST} a"]
    assert len({name_key(name) for name in [*keys, f"Nowak, Eg{LOST}a"]}) == 5


def test_a_name_is_shown_as_it_is_said():
    assert display_name("de Melo, Gerard") == "Gerard de Melo"
    assert display_name("Plato") == "Plato"


def test_the_best_spelling_is_whole_then_marked_then_frequent_then_first():
    assert best_spelling(["Noemi", "Noemi", "Noemí"]) == "Noemí"
    assert best_spelling([f"Šéňa{LOST}", "Sena"]) == "Sena"
    assert best_spelling(["B A", "B. A.", "B. A."]) == "B. A."
    assert best_spelling(["B. A.", "B A"]) == "B A"


@pytest.mark.parametrize("piece", [" ", ", ", "a, ", "A., ", "and ", " and", "; ", "et al ", "J."])
def test_hostile_lines_take_time_in_step_with_length(piece):
    assert_grows_linearly(lambda size: parse_names(piece * size + "x"), size=500)
    assert_grows_linearly(lambda size: split_names(piece * size + "x"), size=500)
