"""What follows from the map, and what it keeps beside the campaign."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from stakes import ActionError, Session
from stakes.campaign import Campaign, Person, Stake, Tie, Work
from stakes.self_interest_map import model
from stakes.self_interest_map.model import Own, next_talks, pages, rows, same_words, shown_rows, update
from strategies import campaigns, plain_texts


def work_of(many, **own):
    people = tuple(Person(id=f"p{n}", name=f"Name {n}") for n in range(1, many + 1))
    return Work(Campaign(people=people), Own(**own))


# Rows and pages


@given(campaigns(most_people=5), plain_texts)
def test_every_row_is_on_just_one_page(campaign, find):
    work = Work(campaign, Own(find=find))
    seen = []
    for page in range(pages(work)):
        seen += shown_rows(Work(campaign, Own(find=find, page=page)))
    assert seen == rows(work)


@pytest.mark.parametrize("many", [0, 3, 30, 31, 50, 51, 300])
def test_many_rows_come_in_pages(many):
    work = work_of(many)
    seen = list(shown_rows(work))
    while len(seen) < len(rows(work)):
        work = update(work, {"do": "later-rows"})
        shown = shown_rows(work)
        assert 0 < len(shown) <= model.MOST_ON_ONE_PAGE
        assert not set(shown) & set(seen)
        seen += shown
    assert seen == rows(work)
    last = update(work, {"do": "later-rows"})
    assert shown_rows(last) == shown_rows(work)
    for _ in range(pages(work) + 1):
        last = update(last, {"do": "earlier-rows"})
    assert shown_rows(last) == shown_rows(work_of(many))


@pytest.mark.parametrize("page", [-5, 10**30])
def test_a_page_that_is_not_there_shows_the_nearest(page):
    assert shown_rows(work_of(60, page=page))


def test_rows_are_found_by_name_and_by_stake_whatever_the_case():
    work = work_of(40)
    stakes = (Stake(id="s", who="p7", what="a Bus home"),)
    work = Work(evolve(work.campaign, stakes=stakes), work.own)
    assert rows(update(work, {"do": "find", "value": "BUS"})) == ["p7"]
    assert rows(update(work, {"do": "find", "value": "name 31"})) == ["p31"]
    assert rows(update(work, {"do": "find", "value": "nobody"})) == []
    assert len(rows(update(work, {"do": "find", "value": " "}))) == 40


# Apart


def test_what_is_kept_apart_is_offered_no_more():
    session = Session("self-interest-map")
    session.handle({"do": "write-stake", "who": "p1", "stake": "p1-s1", "value": "a bus home after the late shift"})
    session.handle({"do": "write-stake", "who": "p2", "stake": "p2-s1", "value": "buses home after late shifts"})
    assert "join" in dos(session)
    session.handle({"do": "keep-apart", "one": "p2-s1", "other": "p1-s1"})
    assert "join" not in dos(session)
    assert session.campaign.overlaps() == ()
    assert Session("self-interest-map", session.work).view() == session.view()


def test_joining_what_is_offered_makes_one():
    session = Session("self-interest-map")
    session.handle({"do": "write-stake", "who": "p1", "stake": "p1-s1", "value": "a bus home after the late shift"})
    session.handle({"do": "write-stake", "who": "p2", "stake": "p2-s1", "value": "buses home after late shifts"})
    (offer,) = [control for control in controls(session) if control["action"]["do"] == "join"]
    session.handle(offer["action"])
    assert [shared.holders for shared in session.campaign.overlaps()] == [("p1", "p2")]
    assert "join" not in dos(session)


def controls(session):
    from stakes.kit import nodes

    return list(nodes.controls(session.view()))


def dos(session):
    return {control["action"]["do"] for control in controls(session)}


@pytest.mark.parametrize(("one", "other"), [("p1-s1", "p9"), ("p9", "p1-s1"), ("p1-s1", "p1-s1"), ("\ud800", "p1-s1")])
def test_only_two_stakes_that_are_there_are_kept_apart(one, other):
    work = Work(Campaign(people=(Person(id="p1"),), stakes=(Stake(id="p1-s1", who="p1"),)), Own())
    with pytest.raises(ActionError):
        update(work, {"do": "keep-apart", "one": one, "other": other})


def test_the_same_words_are_named_so_that_they_can_be_set_apart():
    campaign = Campaign(
        people=(Person(id="p1"), Person(id="p2")),
        stakes=(Stake(id="a", who="p1", what="bus"), Stake(id="b", who="p2", what="Bus.")),
    )
    assert same_words(campaign) == [("a", "b")]
    apart = update(Work(campaign, Own()), {"do": "set-apart", "stake": "b"}).campaign
    assert same_words(apart) == []
    assert apart.overlaps() == ()


# Whom to talk to


@given(campaigns())
def test_who_is_named_next_is_there_and_is_asked_something(campaign):
    talks = next_talks(campaign)
    assert len(talks) <= 3
    assert len({talk.who for talk in talks}) == len(talks)
    for talk in talks:
        assert campaign.holder(talk.who).name.strip()
        assert talk.who != campaign.you
        assert talk.why.strip() and talk.ask.strip()


@given(campaigns(), st.data())
def test_a_question_is_about_who_is_named(campaign, data):
    talks = next_talks(campaign, most=10)
    if talks:
        talk = data.draw(st.sampled_from(talks))
        gone = evolve(campaign, you=talk.who) if campaign.holder(talk.who) in campaign.people else campaign
        assert gone is campaign or talk.who not in {other.who for other in next_talks(gone, most=10)}


def test_who_could_introduce_you_is_named_and_never_an_opponent():
    people = tuple(Person(id=f"p{n}", name=name) for n, name in ((1, "Me"), (2, "Joel"), (3, "Dev"), (4, "Mei")))
    stakes = tuple(Stake(id=f"s{n}", who=f"p{n}", what="wants justice") for n in (2, 3, 4))
    ties = (
        Tie(id="t1", one="p2", other="p3"),
        Tie(id="t2", one="p4", other="p2", kind="at odds with"),
        Tie(id="t3", one="p1", other="p4"),
    )
    talks = {talk.who: talk.why for talk in next_talks(Campaign(people=people, stakes=stakes, ties=ties, you="p1"))}
    assert "Dev could introduce you to Joel" in talks["p2"]
    assert "Mei" not in talks["p2"]
    assert "introduce" not in talks["p4"]


def test_a_name_with_braces_is_only_a_name():
    people = (Person(id="p1", name="{n} {name} {0}"), Person(id="p2", name="%s"))
    stakes = (Stake(id="a", who="p1", what="{what}"), Stake(id="b", who="p2", what="{what}"))
    campaign = Campaign(people=people, stakes=stakes, ties=(Tie(id="t", one="p1", other="p2"),))
    assert "{what}" in " ".join(talk.ask for talk in next_talks(campaign))
    Session(
        "self-interest-map", {"campaign": {"people": [{"id": "p1", "name": "{x}"}]}, "own": {"details": "p1"}}
    ).view()


@pytest.mark.parametrize(
    "own",
    [
        {"page": "1"},
        {"apart": [["a", 3]]},
        {"apart": "ab"},
        {"light": "x" * 201},
        {"apart": [["a", "b"]] * 2_001},
        {"x": 1},
    ],
)
def test_own_work_of_the_wrong_shape_is_refused(own):
    from stakes import WorkbookError

    with pytest.raises(WorkbookError):
        Session("self-interest-map", {"campaign": {}, "own": own})


@pytest.mark.parametrize("apart", [[[]], [["a"]], [["a", "a"]], [["a", "b", "c"]], [["nobody", "nothing"]]])
def test_odd_pairs_do_no_harm(apart):
    session = Session("self-interest-map", {"campaign": {}, "own": {"apart": apart}})
    session.handle({"do": "load-case", "case": "The Late Bus"})
