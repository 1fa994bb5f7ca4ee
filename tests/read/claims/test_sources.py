import pytest

from tallymark.terms.claims import OUTLET, ClaimKind


def paths(proposals):
    """Chains as names of sources instead of keys."""
    names = {one.key: one.value.name for one in proposals if one.kind is ClaimKind.SOURCE}
    chains = [one.value.path for one in proposals if one.kind is ClaimKind.CHAIN]
    return [[names.get(key, key) for key in path] for path in chains]


def test_a_retelling_leads_to_the_outlet_it_cites(read):
    text = "He was beaten, the outlet Reka reported, citing the local newspaper Torsk Voice."
    assert paths(read(text)) == [[OUTLET, "Reka", "Torsk Voice"]]


def test_our_own_outlet_is_no_link_of_the_chain(read):
    text = "Ilya Gremin was taken, his mother Tamara Gremina told Torsk Voice."
    assert paths(read(text)) == [[OUTLET, "Tamara Gremina"]]


def test_another_outlet_that_was_told_is_a_link(read):
    text = "Through the hangar went 400 men, two former guards told the news site Amber Post."
    assert paths(read(text)) == [[OUTLET, "Amber Post", "two former guards"]]


def test_the_speaker_may_follow_the_verb(read):
    text = "Об этом «Голосу Торска» рассказала его мать Тамара Гремина."
    assert paths(read(text)) == [[OUTLET, "Тамара Гремина"]]


def test_the_sex_of_the_verb_finds_the_speaker(read):
    text = "Побили Остапа Дзюбу, повідомила його дружина Ірина Дзюба."
    assert paths(read(text)) == [[OUTLET, "Ірина Дзюба"]]


def test_a_known_name_of_the_outlet_is_the_outlet_itself(read):
    assert paths(read("По данным «Реки», рейды прошли в сёлах.", outlet="Река")) == [[OUTLET]]


def test_a_figure_is_attributed_to_the_farthest_source(read):
    found = read("At least 90 soldiers were taken, relatives of the men told The Ledger Desk.")
    figure = next(one.value for one in found if one.kind is ClaimKind.FIGURE)
    source = next(one for one in found if one.key == figure.source)
    assert source.value.type == "relative"


def test_somebody_spoken_of_before_she_said_is_no_source(values):
    text = "His mother Tamara Gremina told Torsk Voice. They asked where Denis was, she said."
    people = {one.name: one.roles for one in values(ClaimKind.PERSON, text)}
    assert "source" in people["Tamara Gremina"]
    assert "source" not in people.get("Denis", ())


def test_what_is_counted_does_not_speak(values):
    assert values(ClaimKind.CHAIN, "Galina Mestova died and is counted among the dead.") == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Six men died, said on Friday the regional governor, Pavlo Hrin.", ["Pavlo Hrin"]),
        ("Погибли шестеро, сообщает «Торский голос» со ссылкой на родственников.",
         ["Торский голос", "родственников"]),
        ("Загинули шестеро, повідомляє «Торський голос» із посиланням на родичів.",
         ["Торський голос", "родичів"]),
        ("Как рассказал изданию «Торский голос» сослуживец погибшего, погибли шестеро.",
         ["Торский голос", "сослуживец"]),
        ("Перепечатано из газеты «Торский голос». Погибли шестеро.", ["Торский голос"]),
        ("В прокуратуре сообщили о шести задержанных.", ["прокуратуре"]),
        ("Six men, according to two survivors, were kept in a pit.", ["two survivors"]),
        ("The Sokol project has counted 312 dead.", ["The Sokol project"]),
        ("«Їх було шестеро», — розповіла Олена Дубко.", ["Олена Дубко"]),
    ],
)  # fmt: skip
def test_who_says_so_is_found_in_every_order_of_words(read, text, path):
    assert paths(read(text)) == [[OUTLET, *path]]


def test_the_portal_is_the_outlet_named_before(read):
    text = "The exile portal Polinia has written of it. The portal relies on talks with a nurse."
    assert [OUTLET, "Polinia", "a nurse"] in paths(read(text))


def test_a_pronoun_means_who_opened_the_sentence_before(read):
    text = (
        "«Били всех», — говорит Ольга Дубко. Глава округа Пётр Лосев видел это. "
        "Шестеро, прикинул он."
    )
    assert paths(read(text)) == [[OUTLET, "Ольга Дубко"], [OUTLET, "Пётр Лосев"]]


def test_each_clause_has_its_own_speaker(read):
    text = "Как утверждает Егор Ломов, задержали двенадцать женщин, хотя полиция насчитала восемь."
    found = read(text)
    names = {one.key: one.value.name for one in found if one.kind is ClaimKind.SOURCE}
    figures = [one.value for one in found if one.kind is ClaimKind.FIGURE]
    assert [names[one.source] for one in figures] == ["Егор Ломов", "полиция"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The lawyer of Ivan Losev said that six men were taken.", "The lawyer of Ivan Losev"),
        ("Як розповіла нам мати Івана, забрали шістьох.", "мати Івана"),
        ("Как рассказала нам жена Ивана Лосева, забрали шестерых.", "жена Ивана Лосева"),
    ],
)
def test_the_one_whose_kin_speak_does_not_speak(read, text, name):
    assert paths(read(text)) == [[OUTLET, name]]


def test_the_first_of_two_phrases_keeps_its_own_figure(read):
    text = "По информации «Списка», погибли 312 человек, по данным Минобороны — 40 человек."
    found = read(text)
    names = {one.key: one.value.name for one in found if one.kind is ClaimKind.SOURCE}
    figures = [one.value for one in found if one.kind is ClaimKind.FIGURE]
    assert [names[one.source] for one in figures] == ["Списка", "Минобороны"]
