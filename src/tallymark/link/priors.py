"""What is taken for granted of pairs before a table has said anything.

These are the chances of each level among pairs of one person (`MATCH`) and of two strangers
(`STRANGER`). They are where learning starts, and they count as a few observed pairs each
(`MATCH_PAIRS`, `STRANGER_PAIRS`), so that a case of ten mentions is linked with sense while a roll
of ten thousand speaks for itself. The figures are round ones, of the order that learning gives on
generated rolls. Halving or doubling any single figure written below in capitals moves pairwise F1
on a roll of 10,000 (make_roll seed 11) by at most 0.0001, on one of 1,000 by at most 0.003;
`benchmarks/quality/link_quality.py` measures both.
"""

MATCH: dict[str, dict[int, float]] = {
    "surname": {1: 0.85, 2: 0.08, 3: 0.03, 4: 0.02, 5: 0.02},
    "given": {1: 0.75, 2: 0.1, 3: 0.03, 4: 0.08, 5: 0.01, 6: 0.03},
    "patronymic": {1: 0.85, 2: 0.04, 3: 0.08, 4: 0.01, 5: 0.02},
    "birth": {1: 0.9, 2: 0.05, 3: 0.01, 4: 0.04, 5: 0.8, 6: 0.8, 7: 0.1, 8: 0.05, 9: 0.05},
    "death": {1: 0.4, 2: 0.35, 3: 0.18, 4: 0.03, 5: 0.02, 6: 0.02},
    "rank": {1: 0.9, 2: 0.1},
    "unit": {1: 0.9, 2: 0.1},
    "sex": {1: 0.99, 2: 0.01},
}

STRANGER: dict[str, dict[int, float]] = {
    "surname": {1: 0.001, 2: 0.0005, 3: 0.003, 4: 0.02, 5: 0.97},
    "given": {1: 0.02, 2: 0.004, 3: 0.001, 4: 0.01, 5: 0.07, 6: 0.9},
    "patronymic": {1: 0.02, 2: 0.001, 3: 0.01, 4: 0.1, 5: 0.87},
    "birth": {1: 2e-4, 2: 5e-3, 3: 0.03, 4: 0.96, 5: 0.03, 6: 0.06, 7: 0.05, 8: 0.1, 9: 0.76},
    "death": {1: 0.001, 2: 0.005, 3: 0.012, 4: 0.082, 5: 0.45, 6: 0.45},
    "rank": {1: 0.35, 2: 0.65},
    "unit": {1: 0.005, 2: 0.995},
    "sex": {1: 0.9, 2: 0.1},
}

PLACE_SAME = {
    "match": (0.9, 0.9, 0.85),
    "stranger": (0.05, 0.02, 0.005),
}
"""The chance that region, district, settlement are the same where both are known."""

MATCH_PAIRS, STRANGER_PAIRS = 10.0, 200.0

SURNAME_BEARERS, GIVEN_BEARERS = 1 / 500, 1 / 40
"""How common a name is taken to be before its table is seen."""

KNOWN_PEOPLE = 200.0
"""So many people's names, at those shares, are counted beside those of the table."""

LARGEST_SHARE = 0.02
"""Of all pairs of a small table, at most so many are taken to be matches before they are seen."""
