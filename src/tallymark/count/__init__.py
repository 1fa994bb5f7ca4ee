"""How many, by what, as of when: the tally, and the way from a cell to its persons.

In: assessments and group incidents of one ledger position (`weigh`), a `TallySpec`, the backlog
and the case. Out: a `Tally` of cells, each with named, low and high.

* `count_persons` counts; `trace` says which persons and incidents stand behind a cell;
* `category_key` and `act_key` make keys of words (flow hands them to `weigh`);
* `labels` says each key in three languages (flow hands them to `disclose`).

Pure: the vocabularies are data of the package; nothing else is read.
"""

from tallymark.count.categories import act_key, category_key, labels
from tallymark.count.tallying import count_persons, trace

__all__ = ["act_key", "category_key", "count_persons", "labels", "trace"]
