"""Where votes come in blocks: a guess, a board, what votes alone say of it, and what they don't."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..campaign import Work
from ..campaign.fields import NAME_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed, plural, translated
from .apart import cases
from .board import VOTES_LIMIT, Block, Reading, reading, refused

THREE = ("49", "48", "3")
TO_PASS = "51"
FAR = 0.05


def board(work: Work) -> list[Node]:
    """The whole of it."""
    vote = work.own.vote
    made = [
        nodes.text(
            _(
                "Only where members really cast their votes as one: a council, a congress of unions, a homeowners' "
                "board. Volunteers are no block, and what follows says nothing of them."
            )
        ),
        *_surprise(vote.guess),
        nodes.section(_("Your board"), _own(work), key="own"),
    ]
    if _cast(vote.blocks):
        made.append(nodes.section(_("What votes alone say"), _read(work), key="read"))
    made.append(nodes.section(_("What these figures don't say"), _limits(), fold="shut", key="limits"))
    return made


def _surprise(guess: str) -> list[Node]:
    options = [
        ("", _("make a guess")),
        ("3", _("3 percent")),
        ("10", _("10 percent")),
        ("33", _("a third")),
        ("50", _("half")),
    ]
    asked = nodes.choice(
        _("Three blocks have 49, 48 and 3 votes, and 51 pass. How much of the say does the block of three have?"),
        guess,
        options,
        {"do": "guess"},
        key="guess",
    )
    if not guess:
        return [asked]
    found = reading(THREE, TO_PASS, 0)
    told = nodes.text(
        _(
            "A third. No block passes anything alone, and any two do: 49 and 48, 49 and 3, 48 and 3. So each of the "
            "three is needed as often as the others. Votes are not say."
        ),
        tone="finding",
    )
    blocks = tuple(Block(name=_("the block of {votes}").format(votes=votes), votes=votes) for votes in THREE)
    return [asked, told, _table(_("Three blocks, 51 to pass"), blocks, found, key="surprise")]


def _own(work: Work) -> list[Node]:
    vote = work.own.vote
    offered = [
        nodes.button(
            translated(case.title), {"do": "load-board", "case": id}, tone="quiet", about=_("show this board"), key=id
        )
        for id, case in cases().items()
    ]
    if any(one.kind == "votes" and one.high for one in work.campaign.resources):
        offered.append(nodes.button(_("The votes in your campaign"), {"do": "take-votes"}, tone="quiet", key="take"))
    begin = nodes.text(_("Begin with a worked one, or with your own:"), tone="muted")
    made = [nodes.group([begin, nodes.group(offered, look="row")], look="screen", key="offered")]
    for case in cases().values():
        if (case.board.made, case.board.quota) == (vote.blocks, vote.quota):
            made.append(nodes.text(translated(case.summary)))
            sources = (_("Source: {source}").format(source=translated(source)) for source in case.sources)
            made += [nodes.text(source, tone="muted") for source in sources]
    made += [_block(block, n) for n, block in enumerate(vote.blocks)]
    add = nodes.button(_("Add a block"), {"do": "add-block"}, key="add")
    if not vote.blocks:
        return [*made, add]
    asked = _("Take every block of this board away?")
    clear = nodes.button(_("Take the board away"), {"do": "clear-board"}, tone="quiet", confirm=asked, key="clear")
    made.append(nodes.group([add, clear], look="row", key="more"))
    quota = nodes.field(
        _("How many votes does it take to pass?"),
        vote.quota,
        {"do": "write-quota"},
        limit=VOTES_LIMIT,
        hint=_("More than half is usual: 51 of 100."),
        key="quota",
    )
    return [*made, quota]


def _block(block: Block, n: int) -> Node:
    name = block.name.strip() or _("block {n}").format(n=n + 1)
    action = {"do": "write-block", "block": block.id}
    row = [
        nodes.field(_("Who votes as one?"), block.name, action | {"part": "name"}, limit=NAME_LIMIT, key="name"),
        nodes.field(_("With how many votes?"), block.votes, action | {"part": "votes"}, limit=VOTES_LIMIT, key="votes"),
        nodes.button(_("Remove"), {"do": "remove-block", "block": block.id}, tone="quiet", about=name, key="remove"),
    ]
    return nodes.group([nodes.group(row, look="row")], look="entry", label=name, key=f"block {n}")


def _cast(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that cast votes: those without a number are still being written."""
    return tuple(block for block in blocks if block.votes.strip())


def _read(work: Work) -> list[Node]:
    vote = work.own.vote
    cast = _cast(vote.blocks)
    votes = tuple(block.votes for block in cast)
    if not vote.quota.strip():
        return [nodes.text(_("Write how many votes it takes to pass."), tone="muted")]
    wrong = refused(votes, vote.quota)
    if wrong:
        return [nodes.text(wrong, tone="question")]
    found = reading(votes, vote.quota, work.own.seed)
    made = [_table(_("Votes, and how often each is needed"), cast, found, key="table"), *_findings(cast, found)]
    return [*made, *_away(work, cast)]


def _away(work: Work, cast: tuple[Block, ...]) -> list[Node]:
    """The same board with one block's votes gone, against the same quota."""
    vote = work.own.vote
    options = {"": _("nobody")} | {block.id: name for block, name in zip(cast, _names(cast), strict=True)}
    away = vote.away if vote.away in options else ""
    asked = _("Whose votes could you go without?")
    made: list[Node] = [nodes.choice(asked, away, options.items(), {"do": "take-away"}, key="away")]
    left = tuple(block for block in cast if block.id != away)
    if not away:
        return made
    name = options[away]
    if not left or refused(tuple(block.votes for block in left), vote.quota):
        said = _("Without {name} nothing passes, whatever all the others agree on.").format(name=name)
        return [*made, nodes.text(said, tone="finding")]
    found = reading(tuple(block.votes for block in left), vote.quota, work.own.seed)
    said = _("Without {name} the others still can pass something. It takes the same number of votes, from fewer.")
    made.append(nodes.text(said.format(name=name), tone="finding"))
    # Apart from the whole board's, whose parts have the same keys.
    told = [_table(_("Without {name}").format(name=name), left, found, key="table"), *_findings(left, found)]
    return [*made, nodes.group(told, key="without")]


def _names(blocks: tuple[Block, ...]) -> list[str]:
    return [block.name.strip() or _("block {n}").format(n=n) for n, block in enumerate(blocks, 1)]


def _table(title: str, blocks: tuple[Block, ...], found: Reading, *, key: str) -> Node:
    head = [_("Block"), _("Votes"), _("Share of votes"), _("Banzhaf"), _("Shapley–Shubik")]
    rows = [
        [name, block.votes.strip(), percent(found.votes[i]), _say(found.banzhaf, i), _say(found.shapley, i)]
        for i, (name, block) in enumerate(zip(_names(blocks), blocks, strict=True))
    ]
    return nodes.table(title, head, rows, key=key)


def _say(shares: Sequence[Fraction | float], i: int) -> str:
    return percent(shares[i]) if shares else _("not known")


def percent(share: Fraction | float) -> str:
    """A share as a percentage with one decimal, where it has one.

    >>> percent(Fraction(1, 3)), percent(Fraction(1, 2)), percent(0)
    ('33.3%', '50%', '0%')
    """
    tenths = round(1000 * share)
    return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"


def _findings(blocks: tuple[Block, ...], found: Reading) -> list[Node]:
    names = _names(blocks)

    def of(places: tuple[int, ...]) -> str:
        return listed(names[i] for i in places)

    said = [_out_of_step(names, found)]
    if found.alone:
        said.append(_("Passes alone: {names}.").format(names=of(found.alone)))
    if found.stops:
        said.append(_("Nothing passes without {names}.").format(names=of(found.stops)))
    if found.never:
        said.append(
            _("Never needed, whoever else votes how: {names}. That is votes without say.").format(names=of(found.never))
        )
    said = [one for one in said if one]
    groups = [nodes.text(of(group)) for group in found.groups]
    many = (
        _("The first {n} of the smallest groups that pass").format(n=len(groups))
        if found.more
        else plural("{n} smallest group passes", "{n} smallest groups pass", len(groups))
    )
    made = [nodes.items([nodes.text(one, tone="finding") for one in said], key="said")] if said else []
    if found.errors:
        error = percent(max(found.errors))
        estimated = _(
            "Too many to count exactly while you type, so both columns are estimates from draws. Two times in three they "
            "are off by {error} or less."
        )
        made.append(nodes.text(estimated.format(error=error), tone="muted"))
    needed = nodes.text(_("In each of these, everybody is needed: whoever leaves, it fails."), tone="muted")
    made.append(nodes.section(many, [needed, nodes.items(groups)], fold="shut", key="groups"))
    return made


def _out_of_step(names: list[str], found: Reading) -> str:
    """The block whose say is furthest from its votes, where it is far."""
    apart = [abs(say - votes) for say, votes in zip(found.banzhaf, found.votes, strict=False)]
    if not apart or max(apart) < FAR:
        return ""
    i = apart.index(max(apart))
    return _("Furthest apart: {name}, with {votes} of the votes and {say} of the say.").format(
        name=names[i], votes=percent(found.votes[i]), say=percent(found.banzhaf[i])
    )


def _limits() -> list[Node]:
    return [
        nodes.text(
            _(
                "John Banzhaf's figure asks (“Weighted Voting Doesn't Work”, 1965): of all the cases in which one block "
                "could turn the vote, what share is this block's? Lloyd Shapley and Martin Shubik's asks (1954): if the "
                "blocks came one by one, in every order, how often would it be this one that brings the vote over? Both "
                "treat every alliance and every order as equally likely."
            )
        ),
        nodes.text(
            _(
                "So they say what the rules of a board give to whom, before anybody has an opinion. They don't say who "
                "would ever vote with whom, what is being voted on, or who speaks well. A block without say in the vote "
                "may still be the one that fills the hall."
            )
        ),
        nodes.text(
            _(
                "Two older ideas say something else. William Gamson expected in 1961 that each partner asks for a share "
                "of the gains by what it brings: by votes, then, and not by how often it is needed. Paul Chaisty and "
                "Timothy Power looked at the coalition governments of 97 countries from 1966 to 2019 (“Gamson going "
                "global?”, 2024). They found that the rule fits badly away from the western European parliaments for "
                "which it was first put."
            )
        ),
        nodes.text(
            _(
                "William Riker argued in 1962 that a coalition grows until it can win and no further, because each "
                "further partner takes a share. That fits a cake to be cut. If what you want is a bus or a clean river, a "
                "partner too many takes nothing from the rest, and a coalition that can spare nobody falls with the first "
                "who is ill."
            )
        ),
    ]
