"""The way to the plan, in the order of the course, by one learner who begins with nothing, types a campaign once, and ends
with the plan on paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import stakes
from browser.card import Card
from browser.paper import pages_of
from browser.talks import LINES as SAID
from browser.talks import goodbye, say, sit_down
from browser.test_positions_to_interests import LINES, OPTIONS
from playwright.sync_api import Locator, Page, expect
from tooling.paths import HTML

PEOPLE = {
    "p1": ("Nora", "the clinic's door open until eight"),
    "p2": ("Blue hat", "a way home after the late shift"),
    "p3": ("Odile", "a way home after the late shift"),
}
GROUPS = {"g4": ("Night nurses", "nobody walks alone"), "g5": ("The chess club", "a room that stays warm")}
GOAL = "The clinic is open until eight on weekdays"
DECIDES = "Dr. Amsel, who keeps the rota"
RULES = {
    "name": "Open till eight",
    "decisions": "One voice a group, and a night to sleep on it",
    "tactics": "We visit; we don't block the door",
    "leaving": "Anyone may go, and tells the others first",
}
LINES_OF_A_RULE = {
    "what": "Whatever is said in all our names",
    "decides": "The two of us who are here longest",
    "consults": "Whoever is named in it",
    "within": "An hour",
    "otherwise": "We say that we'll have an answer on Friday",
}
ASKS = ("Come to the rota meeting", "Bring two of the chess club", "Count who comes after six")
TYPED = (*(name for name, _ in (*PEOPLE.values(), *GROUPS.values())), GOAL, DECIDES)


class Way:
    """One page, on which the exercises are done one after the other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.card = Card(page)
        self.typed: list[str] = []

    def open(self, name: str) -> None:
        """Go to an exercise, and wait until it answers."""
        found = next((HTML / "exercises").glob(f"??-{name}.html"))
        self.page.goto(urljoin(self.page.url, f"/exercises/{found.name}"))
        self.card = Card(self.page, name).live()

    def control(self, do: str, **part: Any) -> Locator:
        """The control that does this, wherever it is."""
        words = [f"{json.dumps(key)}:{json.dumps(value)}" for key, value in {"do": do, **part}.items()]
        return self.card.root.locator("".join(f"[data-action*={json.dumps(one)}]" for one in words)).first

    def at(self, do: str, **part: Any) -> Locator:
        """The same, with the folds opened that hide it."""
        found = self.control(do, **part)
        expect(found).to_be_attached()
        found.evaluate("(dom) => { for (let at = dom; (at = at.closest('details:not([open])')); ) at.open = true; }")
        return found

    def write(self, do: str, words: str, **part: Any) -> None:
        """Type into a field."""
        self.typed.append(words)
        field = self.at(do, **part)
        field.fill(words)
        expect(field).to_have_value(words)

    def choose(self, do: str, value: str, **part: Any) -> None:
        """Choose from a list, or one of several buttons."""
        found = self.at(do, **part)
        if found.evaluate("(dom) => dom.tagName") == "SELECT":
            found.select_option(value)
        else:
            self.card.root.locator(f"input[type=radio][name={json.dumps(found.get_attribute('name'))}][value={json.dumps(value)}]").check()

    def press(self, do: str, **part: Any) -> None:
        """Press a button."""
        self.at(do, **part).click()

    def leave(self, until: Callable[[dict[str, Any]], object] = bool) -> None:
        """Go on when this exercise has come to its end, and that is kept."""
        name = self.card.section.get_attribute("data-exercise")
        self.card.workbook(lambda book: name in book.get("done", ()) and until(book["campaign"]))


def listen(way: Way) -> None:
    """What somebody's position gets them, said by them; it goes onto the map as an example."""
    way.open("positions-to-interests")
    for words in LINES:
        way.write("draft", words)
        way.press("say")
        expect(way.control("draft")).to_have_value("")
    for words in OPTIONS:
        way.write("draft-option", words)
        way.press("try-option")
        expect(way.control("draft-option")).to_have_value("")
    way.leave()


def draw_the_map(way: Way) -> None:
    """Three people and two groups, under aliases, each with a stake; and who knows whom."""
    way.open("self-interest-map")
    for who, (name, need) in PEOPLE.items():
        way.write("write-name", name, who=who)
        way.write("write-stake", need, who=who, stake=f"{who}-s1")
    for who, (name, need) in GROUPS.items():
        way.press("add-group")
        way.write("write-name", name, who=who)
        way.write("write-stake", need, who=who, stake=f"{who}-s1")
    needs = {need for _, need in (*PEOPLE.values(), *GROUPS.values())}
    way.leave(lambda campaign: needs <= {stake["what"] for stake in campaign["stakes"]})


def talk(way: Way) -> None:
    """A talk, held to its end."""
    way.open("one-on-one")
    sit_down(way.page)
    for words in SAID[:4]:
        say(way.page, words)
    goodbye(way.page)
    way.leave()


def tell(way: Way) -> None:
    """A moment, told twice."""
    way.open("story")
    for part, words in {
        "where": "In the stairwell of the clinic, a Tuesday in May.",
        "hands": "My son's card, and the door that was shut.",
        "choice": "I could have gone home. I rang Odile.",
        "came": "She had stood there on Monday.",
    }.items():
        way.write("write-telling", words, part=part)
    way.press("told")
    way.write("write-coaching", "the card", part="saw")
    way.press("begin-second")
    way.write("write-second", "In the stairwell, in May, with my son's card. Will you come to the rota meeting?")
    way.choose("choose-ask", "ask-1")
    way.write("write-ask", ASKS[0], part="what", id="ask-1")
    way.leave(lambda campaign: campaign["asks"])


def ask(way: Way) -> None:
    """What the story ended in is asked of somebody, on a day, and answered."""
    way.open("hard-ask")
    way.choose("take-in-hand", "ask-1")
    expect(way.at("write-in-hand", part="what")).to_have_value(ASKS[0])
    way.choose("write-in-hand", "p1", part="who")
    way.write("write-in-hand", "2027-03-01", part="due")
    way.choose("write-in-hand", "yes", part="reply")
    way.leave(lambda campaign: campaign["asks"][0]["reply"] == "yes")


def agree(way: Way) -> None:
    """A goal, who stands how to it, and an agreement."""
    way.open("goals-matrix")
    for who, (name, _need) in GROUPS.items():
        expect(way.at("write-name", who=who)).to_have_value(name)
    way.write("write-goal", GOAL, part="what", id="goal-1")
    way.choose("write-goal", "g4", part="whose", id="goal-1")
    for kind, words in RULES.items():
        way.write("agree", words, kind=kind, part="what")
    way.leave(lambda campaign: len(campaign["rules"]) == 4)


def move_one(way: Way) -> None:
    """A named person says no, and somebody who has their ear is moved by one step."""
    way.open("power-map")
    expect(way.at("write-goal", part="what", id="goal-1")).to_have_value(GOAL)
    way.write("write-goal", DECIDES, part="decision_maker", id="goal-1")
    way.press("name-decider")
    way.choose("place", "neutral", who="p2", part="wedge")
    way.choose("place", "some", who="p2", part="power")
    way.choose("plan-step", "p2 passive ally")
    way.choose("write-request", "p3", part="by", id="request-1")
    for part, words in {
        "what": "Tell me on Friday who is turned away after six",
        "tactic": "Odile sits with them at the end of a shift",
        "appeal": "A way home that is not a taxi",
        "leverage": "Six nurses ask for the same on one day",
    }.items():
        way.write("write-request", words, part=part, id="request-1")
    way.leave(lambda campaign: campaign["goals"][0]["decider"])


def count_without(way: Way) -> None:
    """Whether to go on without a group, and why."""
    way.open("write-off")
    way.choose("choose-out", "g5")
    way.write("write-between", "They want the room for themselves.", part="disagreement")
    way.choose("decide", "talk")
    way.leave()


def build_a_tie(way: Way) -> None:
    """Who reaches whom, and a tie that somebody agreed to build."""
    way.open("bridges")
    for one, other in (("p1", "p2"), ("p2", "p3"), ("p3", "g4")):
        way.choose("show-ties", one)
        way.choose("add-tie", other, who=one)
        expect(way.at("add-tie", who=one).locator(f"option[value={other}]")).to_have_count(0)
    way.press("plan-tie")
    way.choose("write-consent", "yes")
    way.press("keep-ask")
    way.leave(lambda campaign: len(campaign["asks"]) == 2)


def decide_two(way: Way) -> None:
    """Two days of somebody else's, and three rules with all their lines."""
    way.open("fracture-lab")
    for point in ("march/name", "march/plank"):
        way.choose("choose-point", point)
        way.press("take-point", point=point)
        way.write("write-decision", "I ring them tonight.", point=point, part="does")
        way.write("write-decision", "Two of us say yes.", point=point, part="rule")
        way.press("show-outcome", point=point)
    for kind in ("decisions", "speaking", "partners"):
        if kind not in RULES:
            way.press("begin-rule", kind=kind)
        book = way.card.workbook(lambda book, kind=kind: kind in (rule["kind"] for rule in book["campaign"]["rules"]))
        (rule,) = (rule for rule in book["campaign"]["rules"] if rule["kind"] == kind)
        for part, words in LINES_OF_A_RULE.items():
            if not rule[part]:
                way.write("write-rule", words, part=part, id=rule["id"])
    way.leave(lambda campaign: len(campaign["rules"]) == 6)


def weigh(way: Way) -> None:
    """An offer that falls short: two choices, what each is worth, and at what chance one would switch."""
    way.open("pressure-and-acceptance")
    way.write("write-sheet", "the council pays for the hours by May", sheet="before", part="event")
    for kind, words in (("endorse", "Two evenings a week, from Monday"), ("protest", "No, until it is five")):
        way.write("write-choice", words, sheet="before", kind=kind, part="what")
    for kind, part, worth in (("endorse", "happens", 60), ("endorse", "fails", 60), ("protest", "happens", 100), ("protest", "fails", 0)):
        way.at("value-choice", sheet="before", kind=kind, part=part).fill(str(worth))
    way.choose("lean", "endorse", sheet="before")
    way.write("write-sheet", "What the next town's clinic got", sheet="before", part="change")
    way.press("keep-pivot")
    way.leave(lambda campaign: len(campaign["rules"]) == 7)


def spend_weeks(way: Way) -> None:
    """Ten weeks until the office closes; one who is on the map already would still be there."""
    way.open("mobilize-or-organize")
    way.press("begin-weeks")
    for n in range(1, 11):
        expect(way.card.section.locator("[data-key=week]")).to_contain_text(f"Week {n} of 10")
        way.press("next-week")
    way.choose("choose-leader", "p3")
    way.write("write-leader", "She asks two more to sign", part="next", who="p3")
    way.leave(lambda campaign: [one["who"] for one in campaign["leaders"]] == ["p3"])


def plan(way: Way) -> None:
    """The plan comes filled in; what is missing is a day."""
    way.open("coalition-plan")
    expect(way.at("write-goal", part="what", id="goal-1")).to_have_value(GOAL)
    expect(way.at("write-goal", part="decision_maker", id="goal-1")).to_have_value(DECIDES)
    way.write("write-goal", "2027-04-01", part="by_when", id="goal-1")
    way.write("write-ask", ASKS[2], part="what", id="ask-3")
    for n, who in ((1, "p1"), (3, "p2")):
        way.choose("write-ask", who, part="who", id=f"ask-{n}")
    for n in (1, 2, 3):
        way.write("write-ask", f"2027-03-0{n}", part="due", id=f"ask-{n}")
        way.write("call", f"colleague {n}", id=f"ask-{n}")
    way.write("write-destroy", "2027-05-01")
    way.leave()


STEPS = {
    "positions-to-interests": listen,
    "self-interest-map": draw_the_map,
    "one-on-one": talk,
    "story": tell,
    "hard-ask": ask,
    "goals-matrix": agree,
    "power-map": move_one,
    "write-off": count_without,
    "bridges": build_a_tie,
    "fracture-lab": decide_two,
    "pressure-and-acceptance": weigh,
    "mobilize-or-organize": spend_weeks,
    "coalition-plan": plan,
}


def on_paper(way: Way) -> list[str]:
    """The pages that the plan's own button prints."""
    way.page.evaluate("() => (document.documentElement.dataset.prints = 'exercise')")
    return pages_of(way.page.pdf(format="A4"))


def test_from_nothing_to_a_printed_plan(visit: Callable[..., Page]) -> None:
    # An exercise may stand off the way: then it needs no step here, and its own tests see it done.
    assert list(STEPS) == [name for name in stakes.exercises() if name in STEPS]
    page = visit("index.html", viewport={"width": 1280, "height": 900})
    way = Way(page)
    expect(page.locator(".course li")).to_have_count(len(stakes.exercises()))
    expect(page.locator(".course .mark")).to_have_count(0)
    for i, (name, step) in enumerate(STEPS.items(), 1):
        step(way)
        page.goto(urljoin(page.url, "/index.html"))
        expect(page.locator(f".course [data-name={name}] .mark")).to_have_text("done")
        expect(page.locator(".course .mark.done")).to_have_count(i)
    page.go_back()
    way.card = Card(page, "coalition-plan").live()
    for words in TYPED:
        assert way.typed.count(words) == 1, f"typed {way.typed.count(words)} times: {words}"
    sides = on_paper(way)
    assert len(sides) == 2
    paper = " ".join(sides)
    for words in (GOAL, DECIDES, *RULES.values(), ASKS[0], ASKS[2], "colleague 2"):
        assert words in paper, words
    assert not any("Nora" in side for side in sides), "the paper names whoever is asked"
