"""The power map done to its end: someone says no, people are placed and one of them moved, by mouse, by touch and by keys."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from browser import files
from browser.card import Card
from browser.paper import text_of
from browser.pointer import Pointer, middle
from browser.test_accessible import violations
from browser.test_done import Keys
from playwright.sync_api import Locator, Page, expect
from stakes.campaign import Campaign, Goal, Group, Person, Placement

PAGE = "exercises/07-power-map.html"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
OURS = ["passive ally", "much"]
# Nobody's id or name is to be read as anything else.
STRANGE = "a\"] 'b\\ <i>"


@pytest.fixture
def card(visit: Callable[..., Page]) -> Card:
    """The exercise on The Late Bus, at 1280 × 900."""
    made = Card(visit(PAGE, viewport={"width": 1280, "height": 900}), "power-map").live()
    made.load_case()
    made.workbook()
    return made


@pytest.fixture
def phone(visit: Callable[..., Page]) -> Card:
    """The same on a phone."""
    made = Card(visit(PAGE, **PHONE), "power-map").live()
    made.load_case()
    return made


def picture(card: Card, name: str) -> Locator:
    """The grid or the half-pie, as it is drawn on this screen."""
    return card.section.locator(f"figure[data-key^={name}]:visible:not(.ghost figure)").filter(has=card.page.locator("svg:visible"))


def mark(card: Card, name: str, who: str) -> Locator:
    """The box of someone's mark; in the half-pie they carry their id."""
    light = json.dumps(who) if name == "grid" else ""
    part = f"[data-light={light}]" if light else f"[data-carries={json.dumps(who)}]"
    return picture(card, name).locator(f"rect.grip{part}")


def zone(card: Card, name: str, values: list[str]) -> Locator:
    """A cell or a wedge."""
    written = json.dumps(values, separators=(",", ":"))
    return picture(card, name).locator(".zone").and_(card.section.locator(f"[data-zone={json.dumps(written)}]"))


def placement(card: Card, who: str, until: Callable[[dict[str, Any]], object] = bool) -> dict[str, Any]:
    """Where someone stands in what the device keeps, as soon as it is so."""

    def found(book: dict[str, Any]) -> dict[str, Any]:
        return next((one for one in book["campaign"]["placements"] if one["who"] == who), {})

    return found(card.workbook(lambda book: found(book) and until(found(book))))


def dragged_to_the_end(card: Card, pointer: Pointer) -> None:
    """Ruth is put on the grid, Gus is planned to move, and what can't be is not."""
    pointer.carry(mark(card, "grid", "ruth"), zone(card, "grid", OURS))
    expect(card.section.locator("select[data-name='wedge ruth']")).to_have_value("passive ally")
    expect(card.section.locator("select[data-name='power ruth']")).to_have_value("much")
    stand = placement(card, "ruth", lambda one: one["power"] == "much")
    assert (stand["wedge"], stand["confidence"], stand["evidence"]) == ("passive ally", "a hunch", "")
    expect(picture(card, "grid").locator(".hunch[data-light=ruth]")).to_have_count(1)
    expect(card.section.locator("figure[data-key='grid wide'] figcaption")).to_contain_text("Much say, and not acting yet: Ruth")
    step = card.section.get_by_label("Who moves, by one step?")
    expect(step).to_have_value("walter neutral")
    pointer.carry(mark(card, "pie", "gus"), zone(card, "pie", ["active ally"]))
    card.page.wait_for_timeout(200)
    expect(step).to_have_value("walter neutral")
    pointer.carry(mark(card, "pie", "gus"), zone(card, "pie", ["neutral"]))
    expect(step).to_have_value("gus neutral")
    expect(card.section.locator("figure[data-key='pie wide'] figcaption")).to_contain_text("Gus moves one step")
    assert placement(card, "gus")["wedge"] == "passive opponent", "a plan is not what happened"
    for shape in card.section.locator("[data-drags]").all()[:40]:
        assert not shape.evaluate("(dom) => dom.style.transform"), "everything lies where it is drawn"


def test_dragged_with_the_mouse_in_both_pictures(card: Card) -> None:
    dragged_to_the_end(card, Pointer(card.page, "mouse"))


def test_dragged_with_a_finger_in_both_pictures_on_a_phone(phone: Card) -> None:
    dragged_to_the_end(phone, Pointer(phone.page, "touch"))
    assert phone.page.evaluate("() => document.documentElement.scrollWidth") == 360


def test_a_finger_beside_the_marks_scrolls_the_page(phone: Card) -> None:
    box = picture(phone, "grid")
    box.scroll_into_view_if_needed()
    x, y = middle(zone(phone, "grid", ["active ally", "little"]))
    before = phone.page.evaluate("() => scrollY")
    finger = Pointer(phone.page, "touch")
    finger.down((x, y))
    for n in range(1, 9):
        finger.move((x, y - 15 * n))
    finger.up()
    phone.page.wait_for_timeout(200)
    assert phone.page.evaluate("() => scrollY") > before + 40


def test_a_touch_looks_at_someone_and_a_drag_does_not(card: Card) -> None:
    looking = card.section.get_by_label("Whom are you looking at?")
    picture(card, "grid").scroll_into_view_if_needed()
    card.page.mouse.click(*middle(mark(card, "grid", "walter")))
    expect(looking).to_have_value("walter")
    expect(card.section.locator("[data-key='look walter']")).to_contain_text("Walter needs “no engines running")
    card.page.mouse.click(*middle(mark(card, "grid", "walter")))
    expect(looking).to_have_value("")
    Pointer(card.page, "mouse").carry(mark(card, "grid", "gus"), zone(card, "grid", ["neutral", "some"]))
    placement(card, "gus", lambda one: one["wedge"] == "neutral")
    expect(looking).to_have_value("")
    button = card.section.get_by_role("button", name="Next one to place: Ana")
    button.focus()
    card.page.keyboard.press("Enter")
    expect(looking).to_have_value("ana")


def test_a_drag_and_the_list_give_the_same_work(visit: Callable[..., Page]) -> None:
    books = []
    for by_hand in (False, True):
        card = Card(visit(PAGE, viewport={"width": 1280, "height": 900}), "power-map").live()
        card.load_case()
        if by_hand:
            card.unfold()
            card.section.locator("select[data-name='wedge ruth']").select_option("passive ally")
            card.section.locator("select[data-name='power ruth']").select_option("much")
            card.section.get_by_label("Who moves, by one step?").select_option("gus neutral")
        else:
            pointer = Pointer(card.page, "mouse")
            pointer.carry(mark(card, "grid", "ruth"), zone(card, "grid", OURS))
            pointer.carry(mark(card, "pie", "gus"), zone(card, "pie", ["neutral"]))
        book = card.workbook(lambda book: any(one["who"] == "gus" for one in book["campaign"]["requests"]))
        books.append((book["campaign"], book["exercises"]["power-map"]))
    assert books[0] == books[1]


def test_ones_own_map_by_keyboard_alone_on_a_phone(visit: Callable[..., Page]) -> None:
    card = Card(visit(PAGE, viewport={"width": 360, "height": 740}), "power-map").live()
    page, keys, section = card.page, Keys(card.page), card.section
    keys.to(section.get_by_label("What is to be done?"))
    page.keyboard.type("A crossing on Mill Street")
    keys.to(section.get_by_label("Who can say yes to it?"))
    page.keyboard.type("Mr. Dufresne, who is the street engineer")
    put = section.get_by_role("button", name="Put Mr. Dufresne on the map")
    keys.press(put)
    expect(put).to_have_count(0)
    keys.not_lost(card)
    said = section.get_by_label("What did Mr. Dufresne say")
    keys.to(said)
    page.keyboard.type("Not before the school is paid for.")
    expect(section).to_contain_text("Mr. Dufresne says no. Who moves Mr. Dufresne?")
    name = section.get_by_label("Who could matter here?")
    for who in ("Wanda", "Otto"):
        keys.to(name)
        page.keyboard.type(who)
        page.keyboard.press("Enter")
        expect(name).to_have_value("")
        expect(section.get_by_label("Whom are you looking at?").locator("option:checked")).to_have_text(who)
    look = section.locator("[data-key^='look ']")
    keys.to(look.get_by_label("Where does Otto stand?"))
    page.keyboard.type("disagrees")
    expect(look.get_by_label("How do you know?")).to_be_visible()
    expect(look.locator(".question")).to_contain_text("What would you have to see to believe it?")
    keys.to(look.get_by_label("How sure are you?"))
    page.keyboard.type("some")
    keys.to(look.get_by_label("How do you know?"))
    page.keyboard.type("He said so at the gate.")
    expect(look.locator(".question")).to_have_count(0)
    step = section.get_by_label("Who moves, by one step?")
    keys.to(step)
    page.keyboard.type("Otto")
    expect(section.locator("figure[data-key='pie wide'] figcaption")).to_contain_text("Otto moves one step")
    keys.to(section.get_by_label("Who asks Otto?"))
    page.keyboard.type("Wanda")
    for label, words in (
        ("What do you ask of Otto?", "Walk to the gate with me on Friday at eight."),
        ("What is in it for Otto", "He crosses there with a stick."),
        ("What is done, by whom, to whom?", "A walk, by Wanda"),
        ("Why could Otto not simply let it pass?", "Thirty people vote as he does."),
        ("What don't you know yet?", "Whether his row would follow."),
        ("How would Otto say no", "I've crossed it for fifty years."),
        ("And what do you say then?", "Fifty years. Was it always like this?"),
    ):
        keys.to(section.get_by_label(label))
        page.keyboard.type(words)
    expect(section.locator("[data-key=breath]")).to_contain_text("Wanda asks Otto: Walk to the gate with me on Friday at eight.")
    expect(section.locator("[data-key=rehearsal]")).to_contain_text("Otto: I've crossed it for fifty years.")
    keys.press(section.get_by_role("button", name="Otto moved one step"))
    assert placement(card, "p3", lambda one: one["wedge"] == "neutral")["confidence"] == "a hunch"
    keys.not_lost(card)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 360


def test_it_is_there_again_and_on_paper(card: Card) -> None:
    card.section.get_by_role("button", name="There are forty of us, and we walk.").click()
    expect(card.section.locator("[data-key=gives]")).to_contain_text("only the drivers can take one")
    Pointer(card.page, "mouse").carry(mark(card, "grid", "ruth"), zone(card, "grid", OURS))
    placement(card, "ruth", lambda one: one["power"] == "much")
    card.section.get_by_label("Whom are you looking at?").select_option("ruth")
    card.section.locator("[data-key='look ruth']").get_by_label("How do you know?").fill("She counted a Sunday, stop by stop.")
    card.section.get_by_label("How would Walter say no").fill("They'd say I'd been talked round.")
    card.workbook(lambda book: "talked round" in str(book["exercises"]) and "stop by stop" in str(book))
    card.page.reload()
    card.live()
    expect(card.section.locator("[data-key=talk]")).to_contain_text("There are forty of us, and we walk.")
    expect(card.section.locator("select[data-name='wedge ruth']")).to_have_value("passive ally")
    paper = text_of(card.page.pdf())
    for words in (
        "Much say, and not acting yet: Ruth",
        "She counted a Sunday, stop by stop.",
        "Ana trusts Joy, Joy works with Ruth, and Ruth knows Councillor Okafor.",
        "Moira asks Walter: Come to the back room",
        "They'd say I'd been talked round.",
        "disagrees, does not act",
    ):
        assert words in paper, words
    for words in ("Who could matter here", "Whom are you looking at", "Then we'll all come to the budget vote"):
        assert words not in paper, words


def test_strange_ids_and_names_are_dragged_like_any_others(card: Card) -> None:
    strange = Campaign(
        people=(Person(id=STRANGE, name="<img src=x onerror=hurt()>"), Person(id="p1", name="Ana")),
        groups=(Group(id="wedge p1", name='"]'),),
        goals=(Goal(id="goal-1", what="It", decision_maker="Ana", decider="p1"),),
        placements=(Placement(id="placement-1", who=STRANGE, wedge="active opponent"),),
    )
    card.open_copy(files.raw(files.book(strange)))
    expect(picture(card, "grid")).to_contain_text("<img")
    pointer = Pointer(card.page, "mouse")
    pointer.carry(mark(card, "pie", STRANGE), zone(card, "pie", ["passive opponent"]))
    expect(card.section.get_by_label("Who moves, by one step?")).to_have_value(f"{STRANGE} passive opponent")
    pointer.carry(mark(card, "grid", STRANGE), zone(card, "grid", ["neutral", "little"]))
    stand = placement(card, STRANGE, lambda one: one["power"] == "little")
    assert (stand["wedge"], stand["power"]) == ("neutral", "little")
    pointer.carry(mark(card, "grid", "wedge p1"), zone(card, "grid", OURS))
    placement(card, "wedge p1", lambda one: one["power"] == "much")


def test_sixty_are_placed_and_dragged(card: Card) -> None:
    wedges = ("active ally", "passive ally", "neutral", "passive opponent", "active opponent")
    crowd = Campaign(
        people=tuple(Person(id=f"p{n}", name=f"Person {n}") for n in range(1, 61)),
        goals=(Goal(id="goal-1", what="It", decision_maker="Person 1", decider="p1"),),
        placements=tuple(Placement(id=f"x{n}", who=f"p{n}", wedge=wedges[n % 5]) for n in range(1, 61)),
    )
    card.open_copy(files.raw(files.book(crowd)))
    expect(picture(card, "grid").locator("rect.grip")).to_have_count(60)
    Pointer(card.page, "mouse").carry(mark(card, "grid", "p60"), zone(card, "grid", ["neutral", "some"]))
    assert placement(card, "p60", lambda one: one["wedge"] == "neutral")["power"] == "some"
    card.section.get_by_label("Whom are you looking at?").select_option("p7")
    field = card.section.locator("[data-key='look p7']").get_by_label("How do you know?")
    field.click()
    card.page.keyboard.type("She told me so on Tuesday, at the stop.")
    placement(card, "p7", lambda one: one["evidence"] == "She told me so on Tuesday, at the stop.")
    expect(picture(card, "pie").locator(".aim")).to_have_count(0)


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_it_is_accessible_as_it_is_used(visit: Callable[..., Page], tone: str) -> None:
    card = Card(visit(PAGE, bypass_csp=True, color_scheme=tone), "power-map").live()
    card.load_case()
    card.section.get_by_label("Whom are you looking at?").select_option("gus")
    card.section.get_by_label("How would Walter say no").fill("No.")
    card.unfold()
    expect(card.section.locator("[data-key='look gus'] .question")).to_be_visible()
    assert violations(card.page) == []
