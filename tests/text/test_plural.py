from litboard.text.plural import pluralise


def test_one_thing_has_a_singular_and_every_other_number_a_plural():
    assert [pluralise(count) for count in (0, 1, 2, -1)] == [
        "0 works",
        "1 work",
        "2 works",
        "-1 works",
    ]


def test_large_numbers_have_a_comma_before_each_group_of_three_digits():
    assert pluralise(12_400, "topic") == "12,400 topics"
    assert pluralise(1_234_567, "paper") == "1,234,567 papers"
