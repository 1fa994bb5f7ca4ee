"""Commands without a casebook of one's own: link-table, replay."""

from pathlib import Path

import click

from tallymark.cli.shared_options import FOLDER, say


@click.command("link-table", short_help="Link any table of people, without a casebook.")
@click.argument("records", type=FOLDER)
@click.option("--out", type=FOLDER, required=True, help="Clusters: rec_id,cluster_id.")
@click.option("--pairs", type=FOLDER, help="Scored pairs: left,right,probability.")
@click.option("--labels", type=FOLDER, help="Known pairs: left,right,same.")
@click.option("--columns", type=FOLDER, help="TOML: field = column, for other headers.")
@click.option("--seed", default=0, show_default=True)
def link_table(
    records: Path, out: Path, pairs: Path | None, labels: Path | None, columns: Path | None,
    seed: int,
) -> None:  # fmt: skip
    """Links the people of RECORDS.csv across lists, spellings and scripts.

    \b
    Example:
      tallymark link-table records.csv --out clusters.csv --pairs pairs.csv
    """
    from tallymark.flow.tables import link_table as run

    rows, clusters = run(records, out=out, pairs=pairs, labels=labels, columns=columns, seed=seed)
    say(f"{rows} records are {clusters} people")


@click.command(short_help="Replay a case whose commits were made at written dates.")
@click.argument("script", type=FOLDER)
@click.argument("case", type=FOLDER)
def replay(script: Path, case: Path) -> None:
    """Makes the casebook CASE from SCRIPT: steps with the dates at which they were taken.

    The bundled case is made so. Every commit says in its header that its clock was replayed.

    \b
    Example:
      tallymark replay examples/karnov/replay.toml demo-case
    """
    from tallymark.flow.replaying import replay_case

    for words in replay_case(script, case):
        say(words)


COMMANDS = (link_table, replay)
