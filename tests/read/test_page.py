from tallymark.read.page import Page, join_passages
from tallymark.terms.documents import Document, Passage


def make_page(models, text):
    document = Document("d1", "o1", "", "", "text", None, None, None, None, "plain/1", len(text))
    return Page(document, [Passage("d1", 0, len(text), text, ())], models.lexicon)


def sentences(page):
    return [page.span_of(one).text for one in page.sentences]


def test_abbreviations_and_initials_end_no_sentence(models):
    page = make_page(models, "On Sept. 1 A. Volsky left. He came back.")
    assert sentences(page) == ["On Sept. 1 A. Volsky left.", "He came back."]


def test_a_wrapped_line_goes_on_and_a_heading_stops(models):
    page = make_page(models, "A short heading\n\nThe men were\nlocked up for weeks in a hangar.")
    assert sentences(page)[0] == "A short heading"
    assert len(sentences(page)) == 2


def test_furniture_of_a_page_gives_no_words(models):
    page = make_page(models, "Текст.\n👁 12,4K  🔁 318\nПодписаться | Реклама")
    assert [word for word in page.words.words if word[0].isalnum()] == ["текст"]


def test_passages_stand_at_their_offsets_in_the_text():
    passages = [Passage("d1", 0, 3, "Abc", ()), Passage("d1", 5, 8, "def", ())]
    assert join_passages(passages) == "Abc\n\ndef"
