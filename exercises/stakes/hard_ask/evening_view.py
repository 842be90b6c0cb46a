"""Fifty possible evenings as tokens, laid down: on how many of them enough people come."""

from __future__ import annotations

from ..campaign import Work
from ..campaign.turnout import EVENINGS, Evening, asks_for, asks_in, chance, evenings
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, plural
from .evening import ENOUGH, MOST_MANY, TEN, Supposed, supposed

COLUMNS, SIZE, ROUND = 10, 44, 17
LEAST_RATE = 0.02
MOST_ASKED = 3


def how_many(work: Work) -> list[Node]:
    """What is supposed, the tokens, and what they say."""
    found = supposed(work)
    takes = next((need.amount for need in work.campaign.needs if need.kind == "people" and need.amount), 0)
    hint = _("Your goal takes {n}.").format(n=takes) if takes else _("Up to {most}.").format(most=MOST_MANY)
    made = [
        nodes.text(_("Think of fifty evenings like the one you plan, and lay down a token for each.")),
        nodes.field(
            _("How many people do you need there?"),
            str(found.many),
            {"do": "write-evening", "part": "many"},
            limit=10,
            hint=hint,
            form="number",
            key="many",
        ),
        _scale(found.asked, "asked", _("How many have said yes?"), 1, max(MOST_ASKED * found.many, found.asked)),
    ]
    lay = _("Lay them again") if work.own.evening.seed else _("Lay fifty tokens")
    lays = nodes.button(lay, {"do": "lay-tokens"}, tone="main", needs=("seed",), key="lay")
    rain = (
        nodes.button(_("Let it be dry"), {"do": "let-it-be-dry"}, key="rain")
        if found.wet
        else nodes.button(_("Let it rain"), {"do": "let-it-rain"}, key="rain")
    )
    made.append(nodes.group([lays, rain], look="row", key="do"))
    rest = nodes.section(_("What this supposes"), _suppositions(found), fold="open", key="supposed")
    if not work.own.evening.seed:
        ghost = nodes.text(_("With 34 promises Inez would have 20 people on 31 of fifty Fridays. And you, with yours?"))
        return [*made, nodes.group([ghost], look="ghost", key="ghost"), rest]
    drawn = evenings(found.asked, found.together, work.own.evening.seed)
    return [*made, _picture(found, drawn), *_said(found), rest, *_record(found)]


def _known(found: Supposed) -> str:
    if found.record.asked >= ENOUGH:
        return _("Your own promises so far: {kept} of {asked}.").format(kept=found.record.kept, asked=found.record.asked)
    return _("Rules of thumb say four to eight. Your own record, once you have one, is better.")


def _suppositions(found: Supposed) -> list[Node]:
    made = [_scale(found.kept, "kept", _("Of ten who said yes, how many come?"), 1, TEN, _known(found))]
    if not found.wet:
        return made
    wet = _("Of ten evenings, how many are wet?")
    come = _("And on a wet one, how many of ten come?")
    return [
        *made,
        _scale(found.wet, "wet", wet, 1, TEN, _("Rain, or a game, or a rumor: what keeps people away together.")),
        _scale(found.kept_wet, "kept_wet", come, 1, TEN),
    ]


def _scale(value: int, part: str, label: str, low: int, high: int, hint: str = "") -> Node:
    return nodes.scale(label, value, {"do": "write-evening", "part": part}, low=low, high=high, hint=hint, key=part)


def _enough(found: Supposed, drawn: tuple[Evening, ...]) -> int:
    return sum(one.came >= found.many for one in drawn)


def _picture(found: Supposed, drawn: tuple[Evening, ...]) -> Node:
    shapes = []
    for n, one in enumerate(drawn):
        x, y = SIZE * (n % COLUMNS + 0.5), SIZE * (n // COLUMNS + 0.5)
        full = one.came >= found.many
        shapes.append(nodes.shape("circle", look="token full" if full else "token", cx=x, cy=y, r=ROUND))
        if one.weather:
            # Three strokes of rain over the token: it is wet whether it is full or not.
            marks = " ".join(f"M{x + step:g} {y - ROUND - 2:g}l-3 7" for step in (-7, 0, 7))
            shapes.append(nodes.shape("path", look="rain", d=marks))
        look = "on-full" if full else ""
        shapes.append(nodes.shape("text", words=str(one.came), look=look, x=x, y=y + 5, text_anchor="middle"))
    enough = _enough(found, drawn)
    on = _("On {n} of fifty evenings enough people come").format(n=enough)
    title = on if enough else _("On none of fifty evenings enough people come")
    wet = sum(bool(one.weather) for one in drawn)
    said = _("Each token is an evening, with the number who come. It is full where that is {many} or more.")
    described = said.format(many=found.many)
    if wet:
        rain = plural("{n} evening is wet, under three strokes.", "{n} evenings are wet, under three strokes.", wet)
        described = f"{described} {rain}"
    return nodes.picture(
        title, described, shapes, width=SIZE * COLUMNS, height=SIZE * EVENINGS // COLUMNS, key="tokens"
    )


def _said(found: Supposed) -> list[Node]:
    expected = round(EVENINGS * chance(found.asked, found.many, found.together))
    asks = asks_in(found.many, found.together)
    few = _("With {asked} promises you hardly ever have {many} people: less than once in a hundred evenings.")
    first = _("With {asked} promises you have {many} people on about {expected} of fifty evenings, if you lay them often.")
    first = first if expected else few
    said = [first.format(asked=found.asked, many=found.many, expected=expected)]
    need = _("To have {many} on four evenings of five, get {asks} to say yes.").format(many=found.many, asks=asks)
    if found.wet:
        alone = asks_for(found.many, found.rate)
        rest = _("Were the same absences spread out, one by one, {alone} would do. Those that come together are dearer.")
        need = f"{need} {rest.format(alone=alone)}" if asks > alone else need
    said.append(need)
    if found.wet:
        said.append(_("Rides home, or a roof, may do more than ten further names."))
    return [nodes.items([nodes.text(words, tone="finding") for words in said], key="said")]


def _record(found: Supposed) -> list[Node]:
    record = found.record
    if record.asked < ENOUGH:
        left = ENOUGH - record.asked
        said = plural(
            "Record {n} more promise, kept or not, and this counts on your own.",
            "Record {n} more promises, kept or not, and this counts on your own.",
            left,
        )
        return [nodes.text(said, tone="muted")]
    low, high = record.wide_rates
    fewest, most = asks_for(found.many, high), asks_for(found.many, max(low, LEAST_RATE))
    said = _(
        "{kept} of {asked} is what you have. A true rate anywhere from {low} to {high} in a hundred would be no great surprise: "
        "that is {fewest} to {most} promises."
    )
    shown = said.format(
        kept=record.kept, asked=record.asked, low=round(100 * low), high=round(100 * high), fewest=fewest, most=most
    )
    return [nodes.text(shown, tone="finding")]


def rules_of_thumb() -> list[Node]:
    """What others reckon with, by their own account, and how it is counted here."""
    return [
        nodes.text(
            _(
                "The Campaign Workshop, a firm that advises campaigns, reckons that half of those who sign up for a shift stay "
                "away. A training page of the Democratic Party puts the share that comes at 40 to 80 in a hundred. A Republican "
                "manual for precinct officers says half at best of those who say yes by phone. None says how it counted."
            )
        ),
        nodes.text(
            _(
                "The number to ask is the smallest with which enough come four times in five, each person apart from the "
                "others: 45, 37 or 27 to have twenty, where five, six or eight of ten come. Wet evenings are counted apart from "
                "dry ones. The range around a record is Wilson's, right nineteen times in twenty."
            )
        ),
    ]
