from tallymark.terms.claims import OUTLET, ClaimKind, Hedge

FIGURE = ClaimKind.FIGURE


def test_a_figure_keeps_its_interval_and_what_it_counts(values):
    (figure,) = values(FIGURE, "At least 90 soldiers were driven to an airfield.")
    assert (figure.low, figure.high, figure.hedge) == (90, None, Hedge.AT_LEAST)
    assert (figure.counts, figure.source) == ("soldiers", OUTLET)


def test_an_earlier_toll_is_superseded_by_the_new_one(read):
    text = "Four people were killed, officials said, revising an earlier toll of three."
    four, three = (one for one in read(text) if one.kind is FIGURE)
    assert three.value.is_superseded
    assert four.value.supersedes == three.key


def test_six_of_them_are_a_subset(read):
    text = "Ранены девять человек, шестеро из них госпитализированы."
    nine, six = (one for one in read(text) if one.kind is FIGURE)
    assert six.value.subset_of == nine.key


def test_a_running_total_holds_as_of_its_day(read):
    found = read("The project Spisok lists 2,410 dead as of 20 October.")
    day = next(one for one in found if one.kind is ClaimKind.DATE)
    figure = next(one for one in found if one.kind is FIGURE)
    assert figure.value.as_of == day.key


def test_ages_units_money_times_and_counters_are_no_figures(values):
    text = (
        "Ilya Gremin, 27, of military unit 99107, was fined 20,000 roubles under article 337 "
        "at 17:40 on 3 May 2024. Call 8-800-000-17-40.\n\n👁 12,4K"
    )
    assert values(FIGURE, text) == []


def test_an_earlier_report_that_is_corrected_is_superseded(values):
    text = "Утром писали, что пропали трое военных. К вечеру поправка: двое военных."
    first, second = values(ClaimKind.FIGURE, text)
    assert (first.is_superseded, second.is_superseded) == (True, False)


def test_guards_who_say_so_are_not_counted(values):
    text = "Двенадцать человек держали в яме, рассказали двое бывших охранников."
    assert [one.value for one in values(ClaimKind.FIGURE, text)] == [12]
