"""A new case: its folder and a `case.toml` with the scope to fill in."""

from pathlib import Path

from tallymark.terms.errors import MisusedError

TEMPLATE = """\
# What this case counts. Fill in the scope first: it stands on the published method page.
# Every key is explained in docs/case-file.md.
format = 1
languages = [{languages}]            # languages of the sources
site_languages = ["en", "ru"]        # languages of the published site
policy = "two-voices/1"              # what "confirmed" means; its text stands on the method page
small_cell = 5                       # counts of people below this are withheld

[title]
en = "{title}"
ru = "{title}"

[scope]
acts = ["death"]                     # which acts are counted; docs/case-file.md lists them
unit_of_count = "person"
# first_day = 2022-02-24
# last_day = 2025-12-31

[scope.population]
en = ""                              # whom: "residents of ... region, civilians and soldiers"
[scope.territory]
en = ""                              # where
[scope.inclusion]
en = ""                              # who is counted in doubt
[scope.exclusion]
en = ""                              # who is not

[review]
reviewers = 1                        # how many different people must accept a claim (1 or 2)
sample = 20                          # rows to check before an edition of a roll is adopted
link_from = 0.9                      # a pair at or above is linked
part_below = 0.5                     # below, it is not; between the two, it waits for people

[reviewers]                          # pseudonyms and their roles; never names
r1 = "reviewer"
e1 = "editor"
"""


def start_case(folder: Path, languages: tuple[str, ...], *, url: str | None = None) -> None:
    """Makes a casebook in `folder` with a `case.toml` to fill in.

    `url`: a PostgreSQL database that keeps the record, for a team.

    Raises `CaseError` where one is there already, `MisusedError` for an unknown language.
    """
    from tallymark.casebook import create_casebook

    unknown = set(languages) - {"ru", "uk", "en"}
    if unknown or not languages:
        raise MisusedError(f"--languages wants some of ru, uk, en (got {', '.join(languages)})")
    quoted = ", ".join(f'"{one}"' for one in languages)
    create_casebook(folder, TEMPLATE.format(languages=quoted, title=_title(folder)), url=url)


def _title(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ")
    return "".join(one for one in words if one.isalnum() or one == " ").strip() or "Case"
