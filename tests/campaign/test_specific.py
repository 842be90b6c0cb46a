"""What is asked about a stake: by its words alone, whoever says them."""

import pytest
from stakes.campaign import Stake
from stakes.campaign.cases import cases
from stakes.campaign.specific import question, vague_word

# One case shows what a vague stake is asked.
VAGUE = ["fairness for night workers"]
WRITTEN = [stake.what for case in cases() for holder in (*case.people, *case.groups) for stake in holder.stakes]
SPECIFIC = [what for what in WRITTEN if what not in VAGUE]


@pytest.mark.parametrize(
    "what",
    [
        "wants justice",
        "Justice!",
        "fairness for everyone",
        "we want change",
        "respect",
        "to be treated with dignity",
        "a better future",
        "traditional values",
        "freedom",
        "real reform",
        "more transparency",
        "security",
        "our rights",
    ],
)
def test_a_word_that_everyone_likes_is_asked_about(what):
    word = vague_word(what)
    assert word
    asked = question(Stake(id="s", who="p", what=what), "Ana")
    assert word in asked
    assert "Ana" in asked
    assert "whose, where, and by when" in asked


@pytest.mark.parametrize("what", SPECIFIC)
def test_the_specific_stakes_of_the_cases_are_not(what):
    assert vague_word(what) == ""


def test_a_vague_stake_of_a_case_is():
    assert len(SPECIFIC) >= len(WRITTEN) - 1
    assert all(vague_word(what) for what in VAGUE)


def test_told_where_it_is_asked_no_more_for_the_word():
    stake = Stake(
        id="s", who="p", what="wants justice", where="at the mill", themselves="me", by_when="May", otherwise="I go"
    )
    assert question(stake, "Ana") == ""


def test_the_first_thing_untold_is_asked():
    untold = {"id": "s", "who": "p", "what": "a bus home after nine"}
    told = {}
    seen = []
    for part in ("themselves", "otherwise", "by_when", "where"):
        seen.append(question(Stake(**untold, **told), "Ana"))
        told[part] = "told"
    assert len(set(seen)) == 4
    assert all(seen)
    assert question(Stake(**untold, **told), "Ana") == ""
    assert question(Stake(id="s", who="p", what=" "), "Ana") == ""


@pytest.mark.parametrize("name", ["{name}", "{0}", "%s", "<b>"])
def test_a_name_is_never_read_as_a_template(name):
    assert name in question(Stake(id="s", who="p", what="justice"), name)


def test_who_says_it_changes_nothing():
    for what in (*SPECIFIC, "wants justice"):
        assert vague_word(what) == vague_word(what.upper()).lower() == vague_word(f" {what} ")
