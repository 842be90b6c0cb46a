"""What the matrix says: the same in picture, list, table, sentences and agreement; nothing added up; no wall of cells."""

import re
from itertools import permutations

import pytest
from attrs import evolve
from laws import begun, check_view, every_node, walk
from stakes import Session
from stakes.campaign.alliance import Alliance
from stakes.campaign.cases import cases
from stakes.goals_matrix import agreement, drawing, model, voting
from stakes.kit import data, nodes

NAME = "goals-matrix"
CASES = [case.title for case in cases()]


def opened(campaign, **own):
    return Session(NAME, {"campaign": data.write(campaign), "own": own})


def late_bus():
    return cases()[0].campaign()


def part(session, key):
    return next(node for node in every_node(session.view()) if node.get("key") == key)


def words(tree):
    """Every text of a tree, as one string."""
    said = []
    for node in every_node(tree):
        for name in ("title", "text", "label", "description"):
            if isinstance(node.get(name), str) and node["kind"] != "download":
                said.append(node[name])
        said += [cell for row in node.get("rows", []) for cell in row]
    return "\n".join(said)


def sentences(session):
    """What it says of the matrix and of trades, without order."""
    return {
        node["text"]
        for key in ("findings", "trades")
        for node in every_node(part(session, key))
        if node["kind"] == "text" and node["tone"] == "finding"
    }


def act(session, do, **parts):
    session.handle({"do": do, **parts})
    return session


# Red lines first


@pytest.mark.parametrize("case", CASES)
def test_red_lines_come_before_every_answer(case):
    keys = [node["key"] for node in begun(NAME, case).view()["children"] if node["kind"] == "section"]
    assert keys.index("lines") < keys.index("answers") < keys.index("trades") < keys.index("agreement") < keys.index("room")


def test_a_red_line_stops_a_goal_everywhere_at_once():
    session = begun(NAME, "The Late Bus")
    goal = "The 14 runs until half past midnight"
    assert goal in words(part(session, "sheet"))
    act(session, "cross", who="drivers", goal="later-bus", value=True)
    assert f"{goal}, six nights a week” stops here" in words(part(session, "lines"))
    assert not any(goal in one and "carried" in one for one in sentences(session))
    assert goal not in words(part(session, "trades"))
    works = next(node for node in every_node(part(session, "sheet")) if node.get("key") == "We work for")
    assert goal not in words(works)
    stops = next(node for node in every_node(part(session, "sheet")) if node.get("key") == "What stops here, and why")
    assert "If no one who drives at midnight starts again at six." in words(stops), "the reason is in their own words"
    assert "red line" in part(session, "rows")["rows"][0][3]


def test_what_a_few_of_a_group_hold_is_kept_in_their_words():
    session = begun(NAME, "The Shared Building")
    assert "Eleven of ninety say" in words(part(session, "sheet"))


def test_a_guessed_red_line_is_called_a_guess():
    session = act(begun(NAME, "The Late Bus"), "cross", who="choir", goal="lit-stop", value=True)
    said = words(part(session, "lines"))
    assert "That line of St. Brigid's parish choir is your guess." in said
    assert "No reason from St. Brigid's parish choir yet" in said
    act(session, "write-stance", who="choir", goal="lit-stop", part="confirmed", value=True)
    act(session, "write-stance", who="choir", goal="lit-stop", part="why", value="It shines into the chancel.")
    said = words(part(session, "lines"))
    assert "is your guess" not in said
    assert "St. Brigid's parish choir: “It shines into the chancel.”" in said


# Picture, list and table


@pytest.mark.parametrize("case", CASES)
def test_picture_and_table_say_the_same(case):
    session = begun(NAME, case)
    picture, table = part(session, "matrix"), part(session, "rows")
    short = {"carries": "carries it", "supports": "supports it", "can live": "can live with it"}
    drawn = [short.get(one["words"], one["words"]) for one in picture["shapes"] if one["look"] == "under-mark"]
    told = [cell.removesuffix(" (a guess)") for row in table["rows"] for cell in row[1:]]
    assert drawn == told
    guesses = sum(cell.endswith("(a guess)") for row in table["rows"] for cell in row[1:])
    dashed = [one for one in picture["shapes"] if "guess" in one["look"].split() and one["look"].split()[0] != "holder"]
    assert len(dashed) == guesses > 0
    assert len([one for one in picture["shapes"] if one["look"].startswith("red-line")]) == told.count("red line")


def test_a_red_line_is_told_by_shape_and_words():
    picture = part(begun(NAME, "The Late Bus"), "matrix")
    said = [shape["words"] for shape in picture["shapes"]]
    assert "red line" in said
    assert "stops here" in said
    looks = [shape["look"] for shape in picture["shapes"]]
    assert looks.count("flag down") == 1, "the flag of the goal that stops hangs low"
    down = next(shape for shape in picture["shapes"] if shape["look"] == "flag down")
    up = next(shape for shape in picture["shapes"] if shape["look"] == "flag")
    height = [float(re.match(r"M[\d.]+ ([\d.]+)", shape["at"]["d"])[1]) for shape in (up, down)]
    poles = [shape for shape in picture["shapes"] if shape["look"] == "pole"]
    assert len(poles) >= 4
    assert len(set(height)) == 2


@pytest.mark.parametrize("case", CASES)
def test_the_title_states_the_finding(case):
    session = begun(NAME, case)
    title = part(session, "matrix")["title"]
    stopped = [row for row in part(session, "rows")["rows"] if "red line" in row[1:]]
    assert f"{len(stopped)} stop" in title
    assert "more than one group" in title


def test_touching_a_flag_works_the_choice():
    session = begun(NAME, "The Late Bus")
    picture, choice = part(session, "matrix"), part(session, "which")
    assert picture["lights"] == choice["name"] == "goal"
    values = {option["value"] for option in choice["options"]}
    assert {shape["lights"] for shape in picture["shapes"] if shape["lights"]} == values


def test_on_a_narrow_screen_a_list_says_what_the_picture_does():
    session = begun(NAME, "The Late Bus")
    said = words(part(session, "narrow"))
    assert "red line: Drivers' branch at the line 14 depot" in said
    assert "carries it: Night cleaners at the hospital" in said
    assert said.count("Stops here.") == 1


# No wall of cells


def full(groups, goals):
    """A campaign with so many of each, all at the table."""
    session = begun(NAME)
    for n in range(1, groups + 1):
        act(session, *(["add-group"] if n > 3 else ["write-name"]), **({"who": f"g{n}", "value": f"Group {n}"} if n <= 3 else {}))
    for n in range(1, goals + 1):
        act(session, "write-goal", id=f"goal-{n}", part="what", value=f"Goal number {n}")
        act(session, "write-goal", id=f"goal-{n}", part="whose", value=f"g{1 + n % groups}")
    return session


def test_however_many_goals_one_is_asked_about_at_a_time():
    small, large = full(6, 2), full(6, 6)
    assert len(model.table(large._work).goals) == 6
    many = [len(list(nodes.controls(part(session, "answers")))) for session in (small, large)]
    assert many[0] == many[1] <= 3 * 6
    check_view(large.view())


def test_nothing_is_asked_of_a_group_before_it_answered():
    session = act(begun(NAME, "The Late Bus"), "turn-to", value="lit-stop")
    cells = part(session, "cells")
    assert [control["kind"] for control in nodes.controls(cells)] == ["choice"] * 3
    act(session, "write-stance", who="choir", goal="lit-stop", part="answer", value="support")
    assert [control["kind"] for control in nodes.controls(part(session, "cells"))] == ["choice", "choice", "field", "check", "choice"]


# Trades


def test_trades_say_it_in_their_own_words():
    said = sentences(begun(NAME, "The Late Bus"))
    assert any("So long as it is not paid for with the 9.40 or with Sunday." in one for one in said)
    assert any("We wanted one of our own." in one for one in said)


def test_to_carry_is_seen_at_once():
    session = begun(NAME, "The Late Bus")
    assert "none is carried by more than one group yet" in part(session, "matrix")["title"]
    act(session, "write-stance", who="choir", goal="later-bus", part="carries", value=True)
    assert "So far it goes one way. What would Night cleaners at the hospital say?" in words(part(session, "trades"))
    act(session, "write-stance", who="cleaners", goal="keep-the-940", part="carries", value=True)
    assert "Both carry both." in words(part(session, "trades"))
    assert "2 are carried by more than one group" in part(session, "matrix")["title"]
    assert "Carried by Night cleaners at the hospital and St. Brigid's parish choir." in words(part(session, "sheet"))


@pytest.mark.parametrize("case", CASES)
def test_the_order_of_groups_changes_no_sentence(case):
    campaign = begun(NAME, case).campaign
    seats = [group.id for group in campaign.groups[:3]]
    heard = []
    for order in permutations(campaign.groups):
        session = opened(evolve(campaign, groups=order), groups=seats)
        heard.append({re.sub(r"(carried by) (.+)\.$", lambda m: f"{m[1]} {sorted(re.split(', | and ', m[2]))}", one) for one in sentences(session)})
    assert all(one == heard[0] for one in heard)


@pytest.mark.parametrize("case", CASES)
def test_renaming_changes_names_and_nothing_else(case):
    campaign = begun(NAME, case).campaign
    names = {group.name: f"Alias {chr(90 - n)}" for n, group in enumerate(campaign.groups)}
    renamed = evolve(campaign, groups=tuple(evolve(group, name=names[group.name]) for group in campaign.groups))
    said, other = words(opened(campaign).view()), words(opened(renamed).view())
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, names[name])
    assert other == said


# Before anybody signs, and the agreement


def test_who_gave_and_what_it_could_cost_is_asked_where_it_is_not_known():
    session = begun(NAME, "The Late Bus")
    cards = {node["key"]: words(node) for node in every_node(part(session, "before")) if node.get("look") == "entry"}
    assert "Is there an hour" not in cards["choir"]
    assert "What could it cost you" in cards["choir"]
    assert "Is there an hour" in cards["drivers"]
    assert "What could it cost you" not in cards["drivers"]


@pytest.mark.parametrize("case", CASES)
def test_what_joining_could_cost_is_on_no_agreement(case):
    session = begun(NAME, case)
    download = part(session, "take")["text"]
    for group in session.campaign.groups:
        assert not group.joining or group.joining not in download + words(part(session, "sheet"))


@pytest.mark.parametrize("case", CASES)
def test_the_text_to_take_away_says_all_that_is_on_the_sheet(case):
    session = begun(NAME, case)
    download = part(session, "take")
    assert download["file"] == "agreement.txt"
    flat = re.sub(r"\s+", " ", download["text"])
    for node in every_node(part(session, "sheet")):
        if node["kind"] == "text":
            assert node["text"] in flat
    for rule in session.campaign.rules:
        assert rule.what in flat
    for who in model.seated(session._work):
        assert f"{session.campaign.holder(who).name}: {agreement.BLANK}" in flat


def test_only_what_somebody_here_carries_is_worked_for():
    session = begun(NAME, "The Late Bus")
    assert "A light and a shelter" not in words(part(session, "sheet"))
    act(session, "write-stance", who="choir", goal="lit-stop", part="answer", value="support")
    act(session, "write-stance", who="choir", goal="lit-stop", part="carries", value=True)
    sheet = words(part(session, "sheet"))
    assert "A light and a shelter at the Hospital Gate stop before November. Asked of Ms. Adair" in sheet
    assert "St. Brigid's parish choir, on “A light and a shelter" in sheet, "what is a guess is still to be asked"


def test_an_agreement_without_a_name_says_so():
    session = begun(NAME)
    act(session, "write-name", who="g1", value="Choir")
    act(session, "write-goal", id="goal-1", part="what", value="The 9.40 stays")
    assert "An agreement without a name yet" in words(part(session, "sheet"))
    act(session, "agree", kind="name", part="what", value="The 9.40")
    assert "without a name" not in words(part(session, "sheet"))


# Alone it never smooths


@pytest.mark.parametrize("case", CASES)
def test_alone_nothing_is_ever_smoothed(case):
    session = begun(NAME, case)
    for action, _view in walk(session, seed=case, said="Ring twice", steps=60):
        if action["do"] in ("tally", "paste", "read-tally"):
            act(session, "clear-tally")
        assert "%" not in words(session.view()), f"a share of one person's answers, after {action}"


def room(*counts, start="The Late Bus"):
    session = begun(NAME, start)
    for who, goal, agree, votes in counts:
        act(session, "tally", who=who, goal=goal, part="agree", value=str(agree))
        act(session, "tally", who=who, goal=goal, part="votes", value=str(votes))
    return session


def test_a_room_s_votes_come_to_a_figure():
    session = room(("cleaners", "later-bus", 20, 20), ("choir", "later-bus", 14, 20))
    row = part(session, "figures")["rows"][0]
    assert row[1:] == ["20 of 20: 95%", "14 of 20: 68%", "no votes", "81%"]
    said = words(part(session, "room"))
    assert "81% over 2 groups" in said
    assert "Fewest agree in St. Brigid's parish choir, 14 of 20" in said
    assert "falls with every group that joins" in said
    assert "say little" not in said


def test_under_seven_voters_there_is_a_warning():
    for votes, warned in ((6, True), (7, False)):
        said = words(part(room(("choir", "later-bus", 3, votes)), "room"))
        assert ("fewer than 7 say little" in said) == warned
        assert ("13 points" in said) == warned


def test_no_count_lifts_a_red_line():
    session = room(("cleaners", "quiet-turn", 40, 40), ("choir", "quiet-turn", 32, 32), ("drivers", "quiet-turn", 25, 25))
    assert part(session, "figures")["rows"][0][-1] == "stopped by a red line"
    assert "No count lifts it." in words(part(session, "room"))
    assert "stops here" in words(part(session, "lines"))


def test_a_count_that_cannot_be_is_asked_about_and_not_counted():
    session = room(("choir", "later-bus", 9, 4))
    assert "9 of 4 can't agree" in words(part(session, "room"))
    assert not [node for node in every_node(session.view()) if node.get("key") == "figures"]


def test_lines_that_cannot_be_read_are_named():
    session = act(begun(NAME, "The Late Bus"), "paste", value="Quire | x | 1 of 2\nSt. Brigid's parish choir | x | 1 of 2")
    said = words(part(session, "pasting"))
    assert "Line 1: no group here" in said
    assert "Line 2: no goal here" in said
    assert "Count" not in said


def test_a_mean_that_multiplies_is_caught(monkeypatch):
    monkeypatch.setattr(voting.Figure, "together", property(lambda self: float(min(one.share for one in self.shares)) ** 2))
    session = room(("cleaners", "later-bus", 20, 20), ("choir", "later-bus", 14, 20))
    assert part(session, "figures")["rows"][0][-1] != "81%"


# Words


def test_long_goals_are_quoted_by_their_first_words_unless_two_begin_alike():
    session = full(2, 2)
    long = "A light and a shelter at the Hospital Gate stop before the end of "
    for n, month in enumerate(("October", "November"), 1):
        act(session, "write-goal", id=f"goal-{n}", part="what", value=long + month)
    assert long + "October" in words(part(session, "lines"))
    act(session, "write-goal", id="goal-2", part="what", value="Something else")
    assert "A light and a shelter at the Hospital Gate …" in words(part(session, "lines"))


def test_an_empty_matrix_shows_what_could_be_there():
    view = begun(NAME).view()
    ghost = next(node for node in every_node(view) if node.get("key") == "ghost")
    assert ghost["look"] == "ghost"
    assert "Night cleaners" in words(ghost)
    assert not list(nodes.controls(ghost))


def test_a_picture_has_room_for_the_longest_names():
    campaign = late_bus()
    long = "Association of " + "very " * 18 + "long names"
    renamed = evolve(campaign, groups=tuple(evolve(group, name=long) for group in campaign.groups))
    alliance = Alliance(renamed, tuple(group.id for group in renamed.groups), tuple(goal.id for goal in renamed.goals))
    picture = drawing.matrix(alliance)
    assert all(0 <= shape["at"].get("y", 0) <= picture["height"] for shape in picture["shapes"])
    heads = [shape["words"] for shape in picture["shapes"] if shape["look"] == "middle"]
    assert len(heads) <= 3 * 4
    assert any(words.endswith("…") for words in heads)
