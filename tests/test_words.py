"""Every word that a learner reads can be translated: shown with a language in which each stands in brackets."""

import ast
import gettext
import re
from pathlib import Path

import pytest
import stakes
from laws import begun, every_node, walk
from reading import every_element
from stakes import ActionError, Session
from stakes.campaign import PARTS
from stakes.campaign.cases import cases
from stakes.campaign.fields import worded
from stakes.hosts import card
from stakes.hosts.markup import Renderer
from stakes.kit import words

PACKAGE = Path(stakes.__file__).parent
NAME = "self-interest-map"


class Bracketed(gettext.NullTranslations):
    """A language in which each word of English stands in brackets."""

    def gettext(self, message):
        return " ".join(f"⟦{word}⟧" for word in message.split(" "))

    def ngettext(self, one, many, n):
        return self.gettext(one if n == 1 else many)


def unbracketed(text):
    """What of a text stands outside all brackets, spaces and marks aside."""
    # What is quoted, drawn or said in a label may be cut in the middle of a word.
    text += "⟧" * (text.count("⟦") - text.count("⟧"))
    depth, left = 0, []
    for character in text:
        depth += character == "⟦"
        if not depth:
            left.append(character)
        depth -= character == "⟧"
    assert depth == 0, f"brackets don't match: {text}"
    return re.sub(r"[\W_]+", "", "".join(left))


def shown(tree):
    """Each text on a view that a learner reads, with the place where it stands."""
    for node in every_node(tree):
        for part in ("title", "outcome", "minutes", "text", "label", "hint", "about", "confirm", "description"):
            # A file keeps the words of whoever spoke in it.
            if isinstance(node.get(part), str) and node[part] and (node["kind"], part) != ("download", "text"):
                yield f"{node['kind']} {part}", node[part]
        for part, texts in (
            ("words", node.get("words", [])),
            ("head", node.get("head", [])),
            ("cell", [cell for row in node.get("rows", []) for cell in row]),
            ("option", [option["label"] for option in node.get("options", [])]),
            ("shape", [shape["words"] for shape in node.get("shapes", [])]),
        ):
            yield from ((f"{node['kind']} {part}", text) for text in texts if text)


LEARNERS = "Zzyzx"
STEPS = 25


def sessions():
    """Each exercise, empty and with each worked case, as it is after each step of a learner who tries everything."""
    for name in stakes.exercises():
        for start in ["", *(case.title for case in cases())]:
            session = begun(name, start)
            yield f"{name} {start}", session
            for step, _ in enumerate(walk(session, seed=start, said=LEARNERS, steps=STEPS)):
                yield f"{name} {start} {step}", session


def outside(session):
    """What a learner would read untranslated: ``(where, text)``."""
    found = []
    for where, text in shown(session.view()):
        if re.sub(r"\d", "", unbracketed(re.sub(rf"{LEARNERS}( [bc])*", "", text))):
            found.append((where, text))
    return found


def test_no_word_of_a_view_is_untranslated():
    words.use(Bracketed())
    looked_at = 0
    for name, session in sessions():
        assert outside(session) == [], name
        looked_at += sum(1 for _ in shown(session.view()))
    assert looked_at > 500


def test_no_word_that_markup_adds_is_untranslated():
    words.use(Bracketed())
    for _, session in sessions():
        for _, attributes, _ in every_element(Renderer("exercise")(session.view())):
            for name in ("aria-label", "data-keep", "title", "placeholder", "alt"):
                if name in attributes:
                    assert not unbracketed(attributes[name].replace(LEARNERS, "")), attributes


def test_no_word_of_the_card_is_untranslated():
    words.use(Bracketed())
    said = [*card.words().values(), *card.jupyter_words("⟦path⟧").values()]
    said += [child for one in every_element(card.foot(NAME)) for child in one[2] if isinstance(child, str)]
    said += [one[1]["aria-label"] for one in every_element(card.foot(NAME)) if "aria-label" in one[1]]
    assert len(said) > 40
    for text in said:
        assert not unbracketed(text), text


@pytest.mark.parametrize(
    "action",
    [
        None,
        {"do": "nothing"},
        {"do": "write-name", "who": "p1"},
        {"do": "write-name", "who": "p1", "value": 3},
        {"do": "write-name", "who": "p1", "value": "x" * 999},
        {"do": "write-name", "who": "p9", "value": "x"},
        {"do": "write-name", "who": 3, "value": "x"},
        {"do": "choose-depth", "stake": "p9", "value": "deep"},
        {"do": "choose-depth", "stake": "p9", "value": "some"},
        {"do": "choose-tie", "tie": "p9", "value": "knows"},
        {"do": "choose-you", "value": "p9"},
        {"do": "load-case", "case": "p9"},
        {"do": "show-details", "who": "p9"},
        {"do": "keep-apart", "one": "p9", "other": "p8"},
    ],
)
def test_no_refusal_is_untranslated(action):
    words.use(Bracketed())
    with pytest.raises(ActionError) as refused:
        Session(NAME).handle(action)
    assert not unbracketed(str(refused.value)), str(refused.value)


def test_a_word_that_is_not_translated_is_caught(monkeypatch):
    words.use(Bracketed())
    monkeypatch.setattr("stakes.campaign.editor.name_of", lambda campaign, who: "somebody")
    assert any("somebody" in text for _, text in outside(Session(NAME)))


# The catalogue

def calls(path):
    """Each call of ``_`` or ``plural`` in a module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "plural"):
            yield node


def not_literal(path, name):
    """Calls whose messages can't be extracted."""
    for call in calls(path):
        for argument in call.args[: 1 if call.func.id == "_" else 2]:
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                yield f"{name}:{call.lineno}: {ast.unparse(call)}"


def test_every_message_can_be_extracted():
    count = 0
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name != "kit/words.py":
            assert list(not_literal(path, name)) == []
            count += sum(1 for _ in calls(path))
    assert count > 150


def test_a_message_that_cannot_be_extracted_is_caught(tmp_path):
    planted = tmp_path / "planted.py"
    planted.write_text('_("fine")\n_(f"{name} is here")\nplural("one", many, 3)\n')
    assert [found.split(":")[1] for found in not_literal(planted, "planted.py")] == ["2", "3"]


def test_a_message_s_places_are_named():
    """``{}`` and ``%s`` can't change their order in another language."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in calls(path):
            for argument in call.args[:2]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    assert not re.search(r"\{\d*\}|%[sd]", argument.value), argument.value


def test_every_text_of_a_case_is_translated():
    words.use(Bracketed())
    for case in cases():
        campaign = case.campaign()
        for part, kind in PARTS.items():
            for entry in getattr(campaign, part):
                for text in (getattr(entry, name) for name in worded(kind)):
                    assert not text or not re.sub(r"\d", "", unbracketed(text))
        assert not campaign.story or not unbracketed(campaign.story)
