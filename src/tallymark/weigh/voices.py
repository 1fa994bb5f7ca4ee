"""Who retells whom: from each account back to the independent voices it comes from.

The documents that tell of one matter form a graph. Near-identical texts are one node. A chain that
ends in a person, an institution or a description ends in a root; one that ends in an outlet leads
on to that outlet's own accounts of the matter, or to the outlet where it has none. An account
without a chain stands with its outlet's other accounts, or is its outlet's own voice. Nodes that
only cite one another are one voice together.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from tallymark.terms.case import Case
from tallymark.terms.claims import ChainClaim
from tallymark.terms.errors import InputError
from tallymark.terms.rolls import Adoption
from tallymark.weigh.accounts import Account, Accounts
from tallymark.weigh.resemblance import find_copies
from tallymark.weigh.sources import (
    Directory,
    Root,
    Step,
    Teller,
    described_root,
    read_tellers,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A retelling that led nowhere. `reason`: cycle, or self_citation."""

    document_id: str
    matter: str
    reason: str


@dataclass(frozen=True, slots=True)
class Voices:
    """The roots of each (document, matter), and what was cut on the way to them.

    `copies`: of each document, the document whose text it repeats (itself where none).
    """

    roots: Mapping[tuple[str, str], tuple[Root, ...]]
    cuts: tuple[Cut, ...]
    copies: Mapping[str, str]


@dataclass(slots=True)
class _Node:
    """Near-identical accounts of one matter: what they rest on, and whom they retell."""

    head: Teller
    documents: list[str]
    leaves: set[Root]
    retold: set[str]


def follow_voices(
    accounts: Accounts, documents: pa.Table, adoptions: Sequence[Adoption], case: Case
) -> Voices:
    """The independent voices behind every account."""
    told = documents.filter(
        pc.is_in(documents.column("document_id"), pa.array(list(accounts.documents), pa.string()))
    ).sort_by("document_id")
    missing = set(accounts.documents) - set(told.column("document_id").to_pylist())
    if missing:
        raise InputError(f"documents: the table lacks {', '.join(sorted(missing)[:5])}; add them")
    outlets = [name for name in told.column("outlet").to_pylist() if name]
    directory = Directory(case, adoptions, outlets)
    tellers = read_tellers(told, directory)
    first = sorted(tellers.values(), key=lambda one: (one.published, one.document_id))
    texts = dict(
        zip(*(told.column(name).to_pylist() for name in ("document_id", "text")), strict=True)
    )
    copies = find_copies({one.document_id: texts[one.document_id] for one in first})
    joined = _join_copied(accounts, copies)
    matters: dict[str, dict[str, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for account in accounts.accounts:
        if account.refuted_by is None:
            matters[joined[account.claim_id]][account.document_id].append(account)
    roots: dict[tuple[str, str], tuple[Root, ...]] = {}
    cuts: list[Cut] = []
    for matter, told_by in sorted(matters.items()):
        graph = _Matter(matter, accounts, told_by, directory, tellers, copies)
        roots |= graph.roots()
        cuts += graph.cuts
    for one in accounts.accounts:
        found = roots.get((one.document_id, joined[one.claim_id]), ())
        roots.setdefault((one.document_id, one.matter), found)
    return Voices(roots, tuple(cuts), copies)


def _join_copied(accounts: Accounts, copies: Mapping[str, str]) -> dict[str, str]:
    """The matter of each account by its claim's id: copies of one text tell of one matter, also
    where their accounts were not linked to an incident."""
    linked: dict[str, set[str]] = defaultdict(set)
    for one in accounts.accounts:
        if one.incident_id is not None:
            linked[copies[one.document_id]].add(one.matter)
    joined: dict[str, str] = {}
    for one in accounts.accounts:
        text = copies[one.document_id]
        known = linked.get(text, set())
        copied = next(iter(known)) if len(known) == 1 else f"text:{text}"
        joined[one.claim_id] = copied if one.matter.startswith("claim:") else one.matter
    return joined


class _Matter:
    """The graph of one matter."""

    def __init__(
        self,
        matter: str,
        accounts: Accounts,
        told_by: Mapping[str, list[Account]],
        directory: Directory,
        tellers: Mapping[str, Teller],
        copies: Mapping[str, str],
    ) -> None:
        self.cuts: list[Cut] = []
        self._matter = matter
        self._directory = directory
        self._nodes: dict[str, _Node] = {}
        self._by_voice: dict[str, set[str]] = defaultdict(set)
        classes = _present_classes(told_by, tellers, copies)
        for document_id in told_by:
            teller, name = tellers[document_id], classes[document_id]
            node = self._nodes.setdefault(name, _Node(tellers[name], [], set(), set()))
            node.documents.append(document_id)
            if teller.voice:
                self._by_voice[teller.voice].add(name)
        chains = {
            key: _chains(accounts, told, directory, self._nodes[classes[key]].head)
            for key, told in told_by.items()
        }
        languages: dict[tuple[str, str], set[str]] = defaultdict(set)
        for document_id, paths in chains.items():
            for step in (path[-1] for path in paths if path):
                languages[(step.teller, step.type)].add(tellers[document_id].language)
        self._mixed = {key for key, found in languages.items() if len(found) > 1}
        for document_id, paths in chains.items():
            for path in paths:
                self._add_path(classes[document_id], tellers[document_id], path)
        self._join_unsourced()

    def roots(self) -> dict[tuple[str, str], tuple[Root, ...]]:
        """The roots of each document of the matter."""
        reach = {name: self._reach(name) for name in self._nodes}
        found: dict[tuple[str, str], tuple[Root, ...]] = {}
        for name, node in self._nodes.items():
            if any(name in reach[other] for other in reach[name] - {name}):
                self.cuts.append(Cut(node.head.document_id, self._matter, "cycle"))
            roots = {root for other in reach[name] for root in self._nodes[other].leaves}
            if not roots:
                ends = [one for one in reach[name] if all(one in reach[two] for two in reach[one])]
                roots = {min(self._own_root(self._nodes[one].head) for one in ends)}
            found |= {(key, self._matter): tuple(sorted(roots)) for key in node.documents}
        return found

    def _add_path(self, name: str, teller: Teller, path: Sequence[Step]) -> None:
        node = self._nodes[name]
        if not path:
            return
        end = path[-1]
        if end.kind == "person":
            node.leaves.add(Root(f"person:{end.name}", end.type))
        elif end.kind == "described":
            node.leaves.add(described_root(end, (end.teller, end.type) in self._mixed))
        elif end.name == teller.voice:
            self.cuts.append(Cut(teller.document_id, self._matter, "self_citation"))
        elif end.name in self._by_voice:
            node.retold |= self._earlier(end.name, teller) - {name}
        else:
            node.leaves.add(self._directory.root(end.name, end.type))

    def _earlier(self, voice: str, teller: Teller) -> set[str]:
        """The cited outlet's accounts that were out when it was cited; all where none was."""
        nodes = self._by_voice[voice]
        earlier = {name for name in nodes if self._nodes[name].head.published <= teller.published}
        return earlier or nodes

    def _join_unsourced(self) -> None:
        """An account without any source stands with its outlet's accounts that name some."""
        sourced = {name for name, node in self._nodes.items() if node.leaves or node.retold}
        for name, node in self._nodes.items():
            if name not in sourced:
                node.retold |= self._by_voice.get(node.head.voice, set()) & sourced

    def _reach(self, name: str) -> set[str]:
        seen, ahead = {name}, [name]
        while ahead:
            fresh = self._nodes[ahead.pop()].retold - seen
            seen |= fresh
            ahead += fresh
        return seen

    def _own_root(self, teller: Teller) -> Root:
        if not teller.voice:
            return Root("text:unknown", "text")  # never a new voice beside another unknown one
        return self._directory.root(teller.voice, teller.type)


def _present_classes(
    told_by: Mapping[str, list[Account]], tellers: Mapping[str, Teller], copies: Mapping[str, str]
) -> dict[str, str]:
    """The class of each document of a matter, by the first of its copies that tells of it."""
    first: dict[str, str] = {}
    for key in sorted(told_by, key=lambda one: (tellers[one].published, one)):
        first.setdefault(copies[key], key)
    return {key: first[copies[key]] for key in told_by}


def _chains(
    accounts: Accounts, told: Sequence[Account], directory: Directory, head: Teller
) -> list[list[Step]]:
    """The chains behind one document's account: those that cover it, else those that cover
    nothing by name. Described sources are heard by the first of near-identical texts (`head`)."""
    document = accounts.documents[told[0].document_id]
    keys = {account.key for account in told}
    chains = [
        stored.value
        for _, stored in sorted(document.claims.items())
        if isinstance(stored.value, ChainClaim)
    ]
    covering = [chain for chain in chains if keys & set(chain.covers)]
    chosen = covering or [chain for chain in chains if not chain.covers]
    return [directory.steps(chain, document, head.voice) for chain in chosen]
