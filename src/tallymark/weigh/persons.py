"""Assessments: what the voices behind a person's fact come to, by a named policy, in columns."""

import polars as pl
import pyarrow as pa

from tallymark.terms.case import Case
from tallymark.terms.weighing import ASSESSMENT_SCHEMA
from tallymark.weigh.folds import ALIVE, FATAL_ACTS
from tallymark.weigh.policies import find_policy
from tallymark.weigh.policies.voice import Policy, Voice
from tallymark.weigh.statements import DENIED

GAP_DAYS = 3
"""Accounts that differ by up to three days are the ordinary slack of reporting (the night of an
event, the day of a post); the weighed interval then spans both and is not contested."""

STRENGTH = {"alleged": 1, "reported": 2, "corroborated": 3, "confirmed": 4, "refuted": 5}
"""Which of a person's several facts under one act speaks for them."""

_FACT = ["person_id", "act", "fact"]
_ANSWER = pl.Schema(
    {"profile": pl.String(), "standing": pl.String(), "reasons": pl.List(pl.String())}
)


def weigh_persons(statements: pa.Table, case: Case) -> pa.Table:
    """The standing of each person's fate by the case's policy (`ASSESSMENT_SCHEMA`), sorted.

    All statements of one person's death are one fact. Of an act that can befall somebody several
    times each incident is a fact of its own, and the strongest (of equals the earliest) speaks
    for the person. Dates are the intersection of the accounts' intervals where they meet, else
    the hull of those in conflict; region and category are those with most voices, unknown where
    two are equal.
    """
    policy = find_policy(case.policy)
    frame = pl.DataFrame(statements)
    alive = frame.filter(pl.col("act") == ALIVE)
    is_once = pl.col("act").is_in(list(FATAL_ACTS))
    frame = frame.filter(pl.col("act") != ALIVE).with_columns(
        fact=pl.when(is_once).then(pl.lit("")).otherwise(pl.col("incident_id").fill_null(""))
    )
    facts = give_standing(frame, _FACT, policy)
    facts = facts.join(weigh_dates(frame, _FACT), on=_FACT, how="left")
    for name in ("region", "category"):
        facts = facts.join(weigh_word(frame, _FACT, name), on=_FACT, how="left")
    facts = facts.join(_denials(frame), on=_FACT, how="left").join(
        _last_alive(alive), on="person_id", how="left"
    )
    facts = _mark_contested(facts, is_once)
    chosen = (
        facts.sort(
            "person_id",
            "act",
            -pl.col("standing").replace_strict(STRENGTH, return_dtype=pl.Int32),
            pl.col("latest").is_null(),
            "latest",
            "fact",
        )
        .unique(["person_id", "act"], keep="first", maintain_order=True)
        .join(_what_it_rests_on(frame), on=["person_id", "act"])
        .sort("person_id", "act")
    )
    return chosen.select(ASSESSMENT_SCHEMA.names).to_arrow().cast(ASSESSMENT_SCHEMA)


def give_standing(frame: pl.DataFrame, keys: list[str], policy: Policy) -> pl.DataFrame:
    """Columns `keys`, `voices`, `standing`, `reasons`: one row a fact.

    A fact's voices become a profile; facts with the same profile are judged once.
    """
    roots = frame.group_by(*keys, "root").agg(
        pl.col("root_type").min(),
        pl.col("evidence").explode().drop_nulls().unique().sort().str.join(",").alias("kinds"),
    )
    voice = pl.concat_str(
        [
            pl.col("root_type"),
            pl.col("root").str.starts_with("person:").cast(pl.String),
            pl.col("kinds").fill_null(""),
        ],
        separator="|",
    )
    facts = roots.group_by(*keys).agg(
        voice.sort().str.join(";").alias("profile"),
        (pl.col("root_type") != "editor").sum().cast(pl.Int32).alias("voices"),
    )
    answers = [(one, *_judge(one, policy)) for one in facts.get_column("profile").unique().sort()]
    judged = pl.DataFrame(answers, schema=_ANSWER, orient="row")
    return facts.join(judged, on="profile").drop("profile")


def weigh_dates(frame: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """Columns `keys`, `earliest`, `latest`, `is_apart`: the weighed interval of each fact.

    The intersection of the accounts' intervals; where it is empty, the hull of those accounts that
    conflict with another (one that says only "in September" does not widen it). `is_apart`: some
    lie more than `GAP_DAYS` from one another. An account without any date says nothing here; a
    conflicting one that is open at an end leaves the hull open there.
    """
    dated = frame.filter(pl.col("earliest").is_not_null() | pl.col("latest").is_not_null())
    dated = dated.with_columns(
        from_last=pl.col("earliest").max().over(keys), to_first=pl.col("latest").min().over(keys)
    )
    is_rival = (pl.col("latest") < pl.col("from_last")).fill_null(False) | (
        pl.col("earliest") > pl.col("to_first")
    ).fill_null(False)
    rivals = {name: pl.col(name).filter(is_rival) for name in ("earliest", "latest")}
    is_empty = pl.col("from_last") > pl.col("to_first")
    return (
        dated.group_by(*keys)
        .agg(
            pl.col("from_last", "to_first").first(),
            pl.when(rivals["earliest"].null_count() == 0)
            .then(rivals["earliest"].min())
            .alias("hull_from"),
            pl.when(rivals["latest"].null_count() == 0)
            .then(rivals["latest"].max())
            .alias("hull_to"),
        )
        .select(
            *keys,
            pl.when(is_empty).then("hull_from").otherwise("from_last").alias("earliest"),
            pl.when(is_empty).then("hull_to").otherwise("to_first").alias("latest"),
            ((pl.col("from_last") - pl.col("to_first")).dt.total_days() > GAP_DAYS)
            .fill_null(False)
            .alias("is_apart"),
        )
    )


def weigh_word(frame: pl.DataFrame, keys: list[str], name: str) -> pl.DataFrame:
    """Columns `keys`, `name`, `{name}_rivals`, `{name}_tied`: the value with most voices.

    Null where two values have equally many; `rivals` counts the distinct values.
    """
    votes = (
        frame.filter(pl.col(name).is_not_null() & (pl.col("root_type") != "editor"))
        .group_by(*keys, name)
        .agg(pl.col("root").n_unique().alias("votes"))
    )
    best = votes.with_columns(top=pl.col("votes").max().over(keys))
    is_best = pl.col("votes") == pl.col("top")
    return (
        best.group_by(*keys)
        .agg(
            pl.col(name).filter(is_best).min().alias("winner"),
            is_best.sum().alias("winners"),
            pl.len().alias(f"{name}_rivals"),
        )
        .with_columns((pl.col("winners") > 1).alias(f"{name}_tied"))
        .select(
            *keys,
            pl.when(pl.col("winners") == 1).then(pl.col("winner")).alias(name),
            f"{name}_rivals",
            f"{name}_tied",
        )
    )


def _judge(profile: str, policy: Policy) -> tuple[str, list[str]]:
    voices = []
    for one in profile.split(";"):
        kind, has_identity, evidence = one.split("|")
        voices.append(Voice(kind, has_identity == "true", tuple(filter(None, evidence.split(",")))))
    finding = policy.decide(tuple(sorted(voices)))
    return finding.standing.value, list(finding.reasons)


def _denials(frame: pl.DataFrame) -> pl.DataFrame:
    is_denied = pl.col("evidence").list.contains(DENIED).any()
    return frame.group_by(*_FACT).agg(is_denied.alias("is_denied"))


def _last_alive(alive: pl.DataFrame) -> pl.DataFrame:
    return alive.group_by("person_id").agg(pl.col("earliest").max().alias("alive_from"))


def _mark_contested(facts: pl.DataFrame, is_once: pl.Expr) -> pl.DataFrame:
    """Adds `is_contested` and, to `reasons`, a code for each disagreement."""
    reasons = {
        "contested_date": pl.col("is_apart"),
        "contested_region": pl.col("region_rivals") > 1,
        "contested_category": pl.col("category_tied"),
        "contested_alive": is_once & (pl.col("alive_from") > pl.col("latest")),
        "contested_denied": pl.col("is_denied"),
    }
    known = {code: is_so.fill_null(False) for code, is_so in reasons.items()}
    coded = [
        pl.when(is_so).then(pl.lit(code)).otherwise(pl.lit(None, pl.String))
        for code, is_so in known.items()
    ]
    return facts.with_columns(
        is_contested=pl.any_horizontal(*known.values()),
        reasons=pl.col("reasons").list.concat(pl.concat_list(coded).list.drop_nulls()),
    )


def _what_it_rests_on(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.group_by("person_id", "act").agg(
        pl.col("incident_id").drop_nulls().unique().sort().alias("incident_ids"),
        pl.col("claim_id").unique().sort().alias("claim_ids"),
        pl.col("sensitivity").max(),
    )
