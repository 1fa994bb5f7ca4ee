"""Many whole words as one pattern that reads each letter once: common beginnings are shared."""

import re
from collections.abc import Sequence
from itertools import groupby


def tree_pattern(words: Sequence[str]) -> str:
    """A pattern for any of some sorted, different words: "said", "says" -> `sa(?:id|ys)`.

    The longest word that fits is found first, so an end need not be asked for behind it.
    """
    branches = []
    for letter, group in groupby((word for word in words if word), key=lambda word: word[0]):
        rest = [word[1:] for word in group]
        branches.append(re.escape(letter) + tree_pattern(rest))
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{pattern})?" if "" in words else pattern
