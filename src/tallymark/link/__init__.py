"""Link says which mentions are one person and which accounts one incident, and why.

In: accepted claims (`REVIEWED_SCHEMA`), judgements (`JUDGEMENT_SCHEMA`). Out, as Arrow tables:

* `mentions_of` -> mentions (`MENTION_SCHEMA`);
* `link_mentions` -> scored pairs, clusters, the grey zone that waits for people (`Linked`);
* `keep_ids` -> persons with the ids they had before, and ids that lead on;
* `link_incidents` -> which accounts tell of one incident;
* `link_records`, `compare_names` -> the same for any table or two columns of names, on their own.

Pure: the same input gives the same output, whatever the order of rows.
"""

from tallymark.link.compare import compare_names
from tallymark.link.ids import keep_ids
from tallymark.link.incidents import link_incidents
from tallymark.link.linkage import link_mentions
from tallymark.link.mentions import mentions_of
from tallymark.link.result import Conflict, Dropped, Linked
from tallymark.link.table import link_records

__all__ = [
    "Conflict",
    "Dropped",
    "Linked",
    "compare_names",
    "keep_ids",
    "link_incidents",
    "link_mentions",
    "link_records",
    "mentions_of",
]
