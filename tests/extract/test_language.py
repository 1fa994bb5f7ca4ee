import pytest

from tallymark.extract.language import language_of, paragraph_languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Вы слышали взрыв? Это было объявлено позже.", "ru"),
        ("Її брат зник у травні, повідомила місцева газета.", "uk"),
        ("Two men are missing after a night raid.", "en"),
        ("Командир погиб, сказал отец", "ru"),
        ("Мати сказала: сина забрали додому", "uk"),
        ("Газета «Їжак»: «Мы не знаем, где он был, и это всё», — сказала мать рыбака.", "ru"),
        ("12.03.2024, 15:40", None),
        ("Иван Тестов", None),
        ("გამარჯობა, როგორ ხართ დღეს ყველანი", None),
    ],
)
def test_the_language_is_told_by_letters_and_then_by_a_model(
    text: str, language: str | None
) -> None:
    assert language_of(text) == language


def test_each_paragraph_has_its_language_and_a_short_one_that_before_it() -> None:
    text = (
        "Двое мужчин пропали в мае, сообщила их мать.\n\n"
        "Його побратим загинув біля села, її брат живий.\n\n23.05\n\n"
        "The men were last seen near the village.\n"
    )
    found = list(paragraph_languages(text, "ru"))
    assert [language for _, language in found] == ["ru", "uk", "en"]
    assert [end for end, _ in found] == [text.index("Його"), text.index("The"), len(text)]


@pytest.mark.parametrize("mark", ["", "—"], ids=["plain letters", "with a dash"])
def test_twenty_letters_tell_english_and_nineteen_do_not(mark: str) -> None:
    assert language_of(f"{mark} Three men, 41 and 33, died here.") is None
    assert language_of(f"{mark} Three men, 41 and 33, died there.") == "en"
