"""Canonical bytes: the same for the same content, read back as they were."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.terms.claims import FigureClaim, Hedge
from tallymark.terms.errors import DamagedError
from tallymark.terms.payload import digest, from_bytes, to_bytes
from tallymark.terms.spans import Span

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_the_order_of_keys_changes_nothing(plain: dict[str, object]) -> None:
    assert to_bytes(plain) == to_bytes(dict(reversed(list(plain.items()))))


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20))
def test_a_term_is_read_back_as_it_was(value: float, quote: str) -> None:
    figure = FigureClaim(Span(0, len(quote), quote), value, None, value, Hedge.UP_TO)
    assert from_bytes(to_bytes(figure), FigureClaim) == figure


def test_the_canonical_bytes_of_a_span_are_as_written_out_here() -> None:
    body = b'{"end":4,"start":0,"text":"\xd0\x90\xd0\xbd\xd0\xbd\xd0\xb0"}'
    assert to_bytes(Span(0, 4, "Анна")) == body
    assert digest(Span(0, 4, "Анна")) == hashlib.sha256(body).hexdigest()


def test_broken_bytes_are_an_error_that_quotes_nothing() -> None:
    with pytest.raises(DamagedError) as error:
        from_bytes(b'{"start":"Anna Vest","end":4,"text":"x"}', Span)
    assert "Anna" not in str(error.value)
