import pytest

from tallymark.weigh import Voice, find_policy

POLICY = find_policy("two-voices/1")
RELATIVE = Voice("relative", has_identity=True)


@pytest.mark.parametrize(
    ("voices", "standing"),
    [
        ((Voice("anonymous"),), "alleged"),
        ((Voice("telegram_channel"), Voice("witness_anonymous")), "alleged"),
        ((Voice("outlet"),), "reported"),
        ((Voice("outlet"), Voice("telegram_channel")), "reported"),
        ((Voice("roll"),), "reported"),
        ((Voice("outlet"), Voice("outlet")), "corroborated"),
        ((Voice("outlet"), Voice("relative")), "corroborated"),
        ((Voice("outlet"), RELATIVE), "confirmed"),
        ((Voice("outlet"), Voice("medical")), "confirmed"),
        ((Voice("outlet"), Voice("medical_anonymous")), "reported"),
        ((Voice("roll"), Voice("roll")), "confirmed"),
        ((Voice("roll"), Voice("roll"), Voice("editor")), "refuted"),
    ],
)
def test_voices_give_a_standing(voices, standing):
    assert POLICY.decide(voices).standing == standing


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_the_policy_says_itself_in_each_language(language):
    assert POLICY.text[language]
    assert all(words[language] for words in POLICY.clauses.values())
