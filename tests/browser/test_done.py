"""The exercise done to its end."""

from browser.card import Card
from playwright.sync_api import expect

BUS = "a bus home after the late shift"


def test_with_the_mouse(card: Card) -> None:
    card.write("p1", "Ana", BUS)
    card.write("p2", "Ruth", "enough altos for Christmas Eve")
    card.write("p3", "Moira", BUS)
    card.shared("Ana", "Moira", what=BUS)
    expect(card.next).to_contain_text("Ana")
