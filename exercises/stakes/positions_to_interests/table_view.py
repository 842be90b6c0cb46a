"""Two people at one table as nodes: the device goes to and fro, and so do the guesses."""

from __future__ import annotations

from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural
from .table import Guess, Sitter, Table

SEATS = ("first", "second")


def sitting(table: Table) -> list[Node]:
    """Who sits there and what each demands; then guess and answer by turns; then options that both mark."""
    made: list[Node] = [
        nodes.text(
            _(
                "No script, one device, two of you. Take a small quarrel that you really have: dishes, parking, a meeting time. Each "
                "writes a position. Then one guesses, and the owner says what is wrong with the guess. Either of you may stop."
            )
        ),
        *(_sitter(sitter, seat, n) for n, (seat, sitter) in enumerate(zip(SEATS, table.sitters, strict=True), 1)),
    ]
    if not table.ready:
        made.append(nodes.text(_("When both have an alias and a position, the guessing begins."), tone="muted"))
        return made if table == Table() else [*made, *_clearing()]
    return [*made, *_guessing(table), *_so_far(table), *_options(table), *_clearing(table)]


def _sitter(sitter: Sitter, seat: str, n: int) -> Node:
    who = _("The first of you") if n == 1 else _("The second of you")
    return nodes.group(
        [
            nodes.field(
                _("{who}, by an alias").format(who=who),
                sitter.name,
                {"do": "write-sitter", "seat": seat, "part": "name"},
                limit=NAME_LIMIT,
                key="name",
            ),
            nodes.field(
                _("Position, in one line"),
                sitter.position,
                {"do": "write-sitter", "seat": seat, "part": "position"},
                limit=TEXT_LIMIT,
                key="position",
            ),
        ],
        look="row",
        label=who,
        key=seat,
    )


def _names(table: Table) -> tuple[str, str]:
    return table.first.name.strip(), table.second.name.strip()


def _guessing(table: Table) -> list[Node]:
    names = _names(table)
    made = []
    if table.guesses:
        made.append(nodes.dialogue(_("What was guessed, and answered"), _lines(table), key="guesses"))
    owner, guesser = names[table.turn], names[1 - table.turn]
    return [*made, _answering(table, owner) if table.asked else _turn(table, owner, guesser)]


def _lines(table: Table) -> list[Node]:
    names, made = _names(table), []
    for i, one in enumerate(table.guesses):
        owner, guesser = names[one.of], names[1 - one.of]
        sides = ("them", "you") if one.of else ("you", "them")
        made.append(nodes.line(sides[1], guesser, one.guess, named=True, key=f"guess {i}"))
        if one.answer:
            made.append(nodes.line(sides[0], owner, _answer_words(one), named=True, key=f"answer {i}"))
    return made


def _answer_words(one: Guess) -> str:
    if one.answer == "kept":
        return _("That I'd rather keep to myself.")
    said = _("Yes, that's it. {words}") if one.answer == "yes" else _("No, that's not it. {words}")
    return said.format(words=one.words).strip()


def _turn(table: Table, owner: str, guesser: str) -> Node:
    position = table.sitters[table.turn].position.strip()
    said = _("{guesser}: what would “{position}” get {owner}? Ask first if you like, aloud. Then write your guess.")
    return nodes.group(
        [
            nodes.text(said.format(guesser=guesser, position=position, owner=owner), tone="question"),
            nodes.field(
                _("{guesser}'s guess").format(guesser=guesser),
                table.guess,
                {"do": "write-guess"},
                limit=TEXT_LIMIT,
                lines=2,
                sends=True,
                key="guess",
            ),
            nodes.group(
                [
                    nodes.button(_("Hand it to {owner}").format(owner=owner), {"do": "hand-over"}, tone="main", key="hand"),
                    nodes.button(_("Let {owner} guess instead").format(owner=owner), {"do": "pass-turn"}, tone="quiet", key="pass"),
                ],
                look="row",
            ),
        ],
        key="turn",
    )


def _answering(table: Table, owner: str) -> Node:
    asked = table.asked
    buttons = [nodes.button(_("Yes, that's it"), {"do": "owner-says", "answer": "yes"}, key="yes")]
    if table.words.strip():
        buttons.append(nodes.button(_("No, that's not it"), {"do": "owner-says", "answer": "no"}, key="no"))
    buttons.append(nodes.button(_("I'd rather keep that"), {"do": "owner-says", "answer": "kept"}, tone="quiet", key="kept"))
    return nodes.group(
        [
            nodes.text(_("{owner}: is that it? “{guess}”").format(owner=owner, guess=asked.guess if asked else ""), tone="question"),
            nodes.field(
                _("In {owner}'s own words").format(owner=owner),
                table.words,
                {"do": "write-words"},
                limit=TEXT_LIMIT,
                hint=_("If it is right, say it your way. If it isn't, write why; then you can say no."),
                lines=2,
                key="words",
            ),
            nodes.group(buttons, look="row"),
        ],
        key="answering",
    )


def _so_far(table: Table) -> list[Node]:
    """How many interests each has confirmed, described."""
    made = []
    for of, name in enumerate(_names(table)):
        stakes, corrected = table.confirmed(of), table.corrected(of)
        if stakes or corrected:
            count = plural("{n} interest", "{n} interests", len(stakes))
            times = plural("{n} time", "{n} times", len(corrected))
            said = _("{name} has confirmed {count}, and corrected the other {times}.").format(name=name, count=count, times=times)
            made.append(nodes.text(said, tone="finding"))
            made.append(nodes.items([nodes.text(stake) for stake in stakes]))
    return [one for one in made if one["kind"] != "list" or one["children"]]


def mark_words() -> list[tuple[str, str]]:
    """What an option can be to one of the two: value and label."""
    return [
        ("", _("not said yet")),
        ("serves", _("serves something I confirmed")),
        ("lives", _("I can live with it")),
        ("no", _("no")),
    ]


def _options(table: Table) -> list[Node]:
    if not table.confirmed(0) and not table.confirmed(1) and not table.options:
        return []
    names = _names(table)
    made: list[Node] = [nodes.text(_("Now invent two options or more, together. Each of you marks each of them."))]
    if table.options:
        made.append(
            nodes.matrix(
                _("What each of you says to it"),
                [_("Option"), *names, _("Off the table")],
                [_row(table, i, names) for i in range(len(table.options))],
                key="options",
            )
        )
    made.append(
        nodes.group(
            [
                nodes.field(
                    _("Another option"), table.option, {"do": "write-table-option"}, limit=TEXT_LIMIT, sends=True, key="option"
                ),
                nodes.group([nodes.button(_("Put it on the table"), {"do": "add-table-option"}, tone="main")], look="row"),
            ],
            key="another",
        )
    )
    both = [f"“{option.what}”" for option in table.options if option.marks == ("serves", "serves")]
    live = [f"“{option.what}”" for option in table.options if set(option.marks) == {"serves", "lives"}]
    if both:
        made.append(nodes.text(_("Serves both of you: {options}.").format(options=listed(both)), tone="finding"))
    if live:
        said = _("Serves one of you, and the other can live with it: {options}.").format(options=listed(live))
        made.append(nodes.text(said, tone="finding"))
    return made


def _row(table: Table, i: int, names: tuple[str, str]) -> Node:
    option = table.options[i]
    marks = [
        nodes.choice(
            _("{name}: {option}").format(name=name, option=option.what),
            mark,
            mark_words(),
            {"do": "mark-option", "index": i, "seat": seat},
            key=seat,
        )
        for name, seat, mark in zip(names, SEATS, option.marks, strict=True)
    ]
    off = nodes.button(_("Remove"), {"do": "drop-table-option", "index": i}, tone="quiet", about=option.what, key="off")
    return nodes.row(option.what, [*marks, off], key=f"option {i}")


def _clearing(table: Table | None = None) -> list[Node]:
    row = []
    if table is not None and (table.confirmed(0) or table.confirmed(1)):
        row.append(nodes.button(_("Put what was confirmed on this device's map"), {"do": "keep-table"}, key="keep"))
    if table is not None and table.guesses:
        label = _("We did find a stake in common") if table.none else _("We see no stake in common")
        row.append(nodes.button(label, {"do": "find-none"}, tone="quiet", key="none"))
    confirm = _("Clear all that both of you wrote at this table?")
    row.append(nodes.button(_("Clear the table"), {"do": "clear-table"}, tone="quiet", confirm=confirm, key="clear"))
    made: list[Node] = [nodes.group(row, look="row", key="clearing")]
    if table is not None and table.none:
        said = _("You both looked, and see no stake in common here. That is an honest end. What either of you confirmed still stands.")
        made.insert(0, nodes.text(said, tone="finding"))
    return made
