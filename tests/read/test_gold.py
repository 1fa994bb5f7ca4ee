from tallymark.read import as_gold
from tallymark.terms.claims import ClaimKind, PersonClaim, Proposal, SourceClaim
from tallymark.terms.documents import Document
from tallymark.terms.spans import Span

DOCUMENT = Document(
    "d1", "o1", "", "text/plain", "text", "en", None, "Torsk Voice", None, "plain/1", 40
)
NAME = Span(0, 14, "Tamara Gremina")


def test_keys_become_short_ids_and_the_outlet_is_s0():
    person = Proposal(ClaimKind.PERSON, NAME, PersonClaim("Tamara Gremina", (NAME,), sex="f"))
    source = SourceClaim("Tamara Gremina", "relative", NAME, person.key)
    item = as_gold(DOCUMENT, [person, Proposal(ClaimKind.SOURCE, NAME, source)], "ab12", "r01.txt")
    assert item["doc"]["file"] == "r01.txt"
    assert [one["id"] for one in item["sources"]] == ["S0", "S1"]
    assert item["sources"][0]["name"] == "Torsk Voice"
    assert item["sources"][1]["person"] == item["persons"][0]["id"] == "P1"


def test_every_list_of_the_schema_is_there_even_when_empty():
    item = as_gold(DOCUMENT, [], "ab12", "empty.txt")
    names = {"persons", "orgs", "units", "places", "dates", "figures", "incidents", "chains"}
    assert all(item[name] == [] for name in names)
