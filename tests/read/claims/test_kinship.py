import pytest

from tallymark.terms.claims import ClaimKind

PERSON = ClaimKind.PERSON


@pytest.fixture
def ties(read):
    def ties_of(text):
        found = [one for one in read(text) if one.kind is PERSON]
        names = {one.key: one.value.name or one.value.descriptions[0].text for one in found}
        return {
            (names[one.key], tie.type, names[tie.to])
            for one in found
            for tie in one.value.relations
        }

    return ties_of


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Olga Sotnikova, Kirill's mother, called.", ("Olga Sotnikova", "parent_of", "Kirill")),
        (
            "Kirill Sotnikov was killed, said Olga Sotnikova, his mother.",
            ("Olga Sotnikova", "parent_of", "Kirill Sotnikov"),
        ),
        (
            "Погиб Кирилл Сотников. Его мать, Ольга Сотникова, плачет.",
            ("Ольга Сотникова", "parent_of", "Кирилл Сотников"),
        ),
        (
            "Погиб Кирилл Сотников. Рассказала Анна Ивлева, сестра Кирилла.",
            ("Анна Ивлева", "sibling_of", "Кирилл Сотников"),
        ),
        (
            "Забрали Кирилла Сотникова. Жена задержанного Вера плачет.",
            ("Вера", "spouse_of", "Кирилл Сотников"),
        ),
        (
            "Загинув Кирило Сотник. Його сестра Ганна плаче.",
            ("Ганна", "sibling_of", "Кирило Сотник"),
        ),
        (
            "Загинув Кирило Сотник. Вдома лишилася дружина Ганна.",
            ("Ганна", "spouse_of", "Кирило Сотник"),
        ),
    ],
)
def test_kin_are_tied_to_the_one_whose_kin_they_are(ties, text, tie):
    assert tie in ties(text)


def test_the_widow_is_tied_by_her_surname_where_nothing_says_whose_she_is(ties):
    text = "Пропал Кирилл Сотников. С ним Иван Ремизин. Пишет Вера Сотникова, жена."
    assert ("Вера Сотникова", "spouse_of", "Кирилл Сотников") in ties(text)


def test_a_name_in_the_genitive_is_the_owner_and_the_next_one_the_kin(ties):
    found = ties("Говорит Вера Сотникова. Муж Веры, Кирилл Сотников, не вернулся.")
    assert ("Кирилл Сотников", "spouse_of", "Вера Сотникова") in found


def test_brothers_are_brothers_of_one_another(ties):
    assert ("Иван Ремизин", "sibling_of", "Пётр Ремизин") in ties(
        "Погибли братья Иван Ремизин и Пётр Ремизин."
    )


def test_a_wife_without_a_name_is_somebody(ties):
    found = ties("Погиб Кирилл Сотников. Об этом сообщила его жена.")
    assert ("его жена", "spouse_of", "Кирилл Сотников") in found


def test_the_father_in_law_is_the_father_of_the_husband(ties):
    text = "Говорит Вера Сотникова. Её муж Кирилл Сотников пропал. Её свёкор Пётр Сотников болен."
    assert ("Пётр Сотников", "parent_of", "Кирилл Сотников") in ties(text)
