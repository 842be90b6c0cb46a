"""Fairness: where the two sides of a case or a script change places, all that the course says stays as it was."""

import re
import sys
from functools import lru_cache
from pathlib import Path

import pytest
import stakes
from laws import begun, texts_of, walk
from stakes.kit import content, nodes
from stakes.kit.content import Document

PACKAGE = Path(stakes.__file__).parent
SIDED = [
    document for path in sorted(PACKAGE.rglob("*.yml")) if "sides" in (document := content.load(path)).data
]
STEPS, SEEDS = 40, 3
SHIPPED = content.shipped


def pairs(document):
    """The pairs of names that may change places: ``sides`` is one pair."""
    return (tuple(document.data["sides"]),)


def swapped_text(text, one, other):
    """A text with two names in each other's place, capitals kept."""

    def swapped(found):
        name = other if found[0].casefold() == one.casefold() else one
        return name[:1].upper() + name[1:] if found[0][0].isupper() and not name[0].isupper() else name

    return re.sub(rf"\b({re.escape(one)}|{re.escape(other)})\b", swapped, text, flags=re.IGNORECASE)


def swapped(value, names):
    """Plain data with every pair of names in each other's place, in keys too."""
    if isinstance(value, str):
        for one, other in names:
            value = swapped_text(value, one, other)
        return value
    if isinstance(value, dict):
        return {swapped(key, names): swapped(part, names) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [swapped(part, names) for part in value]
    return value


def alike(view, names):
    """A view with both names of a pair as one, and without drawings, whose lines break by length: a table says the same."""
    if isinstance(view, dict):
        return {key: alike(part, names) for key, part in view.items() if key != "shapes" and "height" not in key}
    if isinstance(view, list):
        return [alike(part, names) for part in view]
    return veiled(view, names) if isinstance(view, str) else view


# From view to view most words are the same.
@lru_cache(maxsize=None)
def veiled(text, names):
    """A text with both names of a pair as one."""
    for one, other in names:
        text = re.sub(rf"\b({re.escape(one)}|{re.escape(other)})\b", "⟨side⟩", text, flags=re.IGNORECASE)
    return text


def forget():
    """Whatever was read from content is read again."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "stakes":
            for part in vars(module).values():
                if hasattr(part, "cache_clear") and part is not SHIPPED:
                    part.cache_clear()


@pytest.fixture
def turned(monkeypatch):
    """A function: the content of one document with its sides in each other's place, or as it ships."""

    def turn(document, names):
        def shipped(package, folder="content"):
            return tuple(
                Document(one.file, swapped(one.data, names), one.lines)
                if one.data == document.data
                else one
                for one in SHIPPED(package, folder)
            )

        monkeypatch.setattr(content, "shipped", shipped if names else SHIPPED)
        forget()

    yield turn
    monkeypatch.undo()
    forget()


def belongs(document):
    """The exercises in which a document can be met: its own, or all for a case of the campaign."""
    folder = Path(document.file).relative_to(PACKAGE).parts[0]
    return stakes.exercises() if folder == "campaign" else [folder.replace("_", "-")]


def told(name, document, names, seed):
    """Actions and views of a walk, as a learner who writes the names of the sides, and starts from this content."""
    said = " ".join(document.data["sides"])
    session = begun(name, document.data["title"] if "campaign" in document.file else "")
    yield None, session.view()
    yield from walk(session, seed=seed, said=swapped(said, names), steps=STEPS)


def differences(turned, document):
    """Where a swap of the sides changed more than the names."""
    names = pairs(document)
    for name in belongs(document):
        turned(document, ())
        plain = [list(told(name, document, (), seed)) for seed in range(SEEDS)]
        turned(document, names)
        other = [list(told(name, document, names, seed)) for seed in range(SEEDS)]
        for seed, (ours, theirs) in enumerate(zip(plain, other, strict=True)):
            for (action, view), (_, mirrored) in zip(ours, theirs, strict=False):
                if alike(view, names) != alike(mirrored, names):
                    yield f"{document.file}: {name}, seed {seed}: after {action}"
                    break
            if len(ours) != len(theirs):
                yield f"{document.file}: {name}, seed {seed}: another course"


@pytest.mark.parametrize("document", SIDED, ids=lambda document: Path(document.file).name)
def test_the_sides_may_change_places(document, turned):
    assert list(differences(turned, document)) == []


def test_there_is_something_to_swap():
    assert len(SIDED) >= 12
    for document in SIDED:
        one, other = document.data["sides"]
        assert one != other


@pytest.mark.parametrize("document", SIDED, ids=lambda document: Path(document.file).name)
def test_both_names_are_said(document):
    if document.data["format"].startswith("conversation/"):
        return
    words = [text for text in texts_of({part: value for part, value in document.data.items() if part != "sides"})]
    for name in document.data["sides"]:
        assert any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for text in words), name


def test_a_judgment_on_one_side_is_caught(turned, monkeypatch):
    document = next(document for document in SIDED if "late-bus" in document.file)
    side = document.data["sides"][0]
    plain = nodes.text

    def unfair(words, *, tone=""):
        return plain(f"{words} How selfish!" if side in words else words, tone=tone)

    monkeypatch.setattr(nodes, "text", unfair)
    assert next(differences(turned, document), None)
