from tallymark.terms.claims import ClaimKind


def places(values, text):
    found = values(ClaimKind.PLACE, text)
    return {one.name: [span.text for span in one.mentions] for one in found}


def test_the_place_in_a_courts_name_is_a_mention(values):
    assert places(values, "Lypovets city court heard the case of the soldier on Monday.") == {
        "Lypovets": ["Lypovets"]
    }


def test_an_adjective_in_a_bodys_name_is_no_place(values):
    assert places(values, "The Arbitration court and the Student Council heard the case.") == {}


def test_an_adjective_of_a_village_is_a_mention_of_it(values):
    found = places(values, "Он из посёлка Дресвянка. Вадик тоже наш, дресвянский.")
    assert found == {"Дресвянка": ["Дресвянка", "дресвянский"]}


def test_an_adjective_of_a_large_city_is_no_mention_of_it(values):
    found = places(values, "Он жил в Череповце. Играла череповецкая музыка.")
    assert found == {"Череповец": ["Череповце"]}


def test_a_hashtag_of_a_place_is_a_mention_of_it(values):
    found = places(values, "Farit came from Tash-Kichu.\n\n#notnumbers #tash_kichu")
    assert found == {"Tash-Kichu": ["Tash-Kichu", "tash_kichu"]}
