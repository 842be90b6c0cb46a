"""Words in another language."""

import gettext

import pytest
from stakes.kit import words


class Shouting(gettext.NullTranslations):
    def gettext(self, message):
        return message.upper()

    def ngettext(self, one, many, n):
        return f"{{n}} × {one}"


def test_the_language_can_change():
    assert words._("stake") == "stake"
    words.use(Shouting())
    assert words._("stake") == "STAKE"
    assert words._("") == ""
    assert words.plural("{n} person", "{n} people", 3) != "3 people"
    words.speak("xx")
    assert words._("stake") == "stake"


@pytest.mark.parametrize(("n", "said"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_numbers_are_counted(n, said):
    assert words.plural("{n} person", "{n} people", n) == said


def test_a_list_of_nobody_is_empty():
    assert words.listed([]) == ""
