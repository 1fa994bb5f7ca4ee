import pytest

from tallymark.extract.language import language_of


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
