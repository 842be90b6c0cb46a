"""One's own ask as nodes: whom, the gap, the ask, the silence, the answer, and the plan."""

from __future__ import annotations

from ..campaign import Ask, Campaign, Person, Work, entries
from ..campaign.editor import name_of
from ..campaign.entry_editor import holder_options, removed, reply_words
from ..campaign.fields import NAME_LIMIT, TEXT_LIMIT
from ..kit import nodes
from ..kit.nodes import Node
from ..kit.words import _, listed
from . import hearing
from .model import NEW, Gap, ask_of, gap_of

STAKES_SHOWN = 3
PLANNED = ("when", "where", "after")


def whom(work: Work) -> list[Node]:
    """Which ask is in hand, and of whom it is."""
    campaign, ask = work.campaign, ask_of(work)
    options = [*((one.id, ask_words(campaign, one)) for one in campaign.asks[-60:]), ("", _("a new ask"))]
    there = ask.id if ask.id in dict(options) else ""
    made: list[Node] = []
    if campaign.asks:
        made.append(nodes.choice(_("Which ask?"), there, options, {"do": "take-in-hand"}, key="which"))
    who = nodes.choice(
        _("Whom will you ask?"),
        ask.who,
        [*holder_options(campaign, _("nobody yet")), (NEW, _("somebody who is not here yet"))],
        {"do": "write-in-hand", "part": "who"},
        key="who",
    )
    holder = campaign.holder(ask.who)
    row = [who]
    if isinstance(holder, Person) and not holder.example:
        named = {"do": "write-name", "who": holder.id}
        row.append(nodes.field(_("Person, by an alias"), holder.name, named, limit=NAME_LIMIT, key="alias"))
    made.append(nodes.group(row, look="row", key="whom"))
    if _tied_by_rank(campaign, ask.who):
        warning = _(
            "You and {name} are tied by who reports to whom. If you sign somebody's hours, or they sign yours, a no may cost "
            "something. Let somebody ask who can't punish it."
        )
        made.append(nodes.text(warning.format(name=name_of(campaign, ask.who)), tone="question"))
    if there:
        confirm = _("Remove this ask, and what was written about it?")
        made.append(removed(entries.asks, _("Remove this ask"), about=ask_words(campaign, ask), confirm=confirm, id=ask.id))
    return made


def _tied_by_rank(campaign: Campaign, who: str) -> bool:
    pair = {who, campaign.you}
    return len(pair) == 2 and any(tie.kind == "reports to" and {tie.one, tie.other} == pair for tie in campaign.ties)


def ask_words(campaign: Campaign, ask: Ask) -> str:
    """An ask in a few words: of whom, and what."""
    what = ask.what.strip() or _("an ask without words yet")
    return _("{who}: {what}").format(who=name_of(campaign, ask.who), what=what) if ask.who else what


def gapped(work: Work) -> list[Node]:
    """What they value beside what happens, and a question: nothing that judges."""
    campaign, ask = work.campaign, ask_of(work)
    gap = gap_of(work, ask.id)
    made: list[Node] = []
    if ask.who:
        sources = {"guess": _("you guess it"), "said": _("they said it"), "confirmed": _("they said yes to it")}
        stakes = [stake for stake in campaign.stakes_of(ask.who) if stake.what.strip()][:STAKES_SHOWN]
        known = [
            nodes.text(_("On your map: “{what}” ({source})").format(what=stake.what.strip(), source=sources[stake.source]))
            for stake in stakes
        ]
        if known:
            made.append(nodes.items(known, key="known"))
    if not any((gap.cares, gap.happens, gap.question)):
        example = _("Inez to Rafe: “You think people ought to be asked, and nobody has asked the night crew. What gets in the way?”")
        made.append(nodes.group([nodes.text(example, tone="muted")], look="ghost", key="ghost"))
    labels = {
        "cares": (_("What have they told you matters to them?"), _("In their words. If you only guess it, ask that first.")),
        "happens": (_("And what happens?"), _("What anyone can see. No verdict.")),
        "question": (_("What do you ask about it?"), _("“What gets in the way?” will often do.")),
    }
    made += [
        nodes.field(
            label, getattr(gap, part), {"do": "write-gap", "part": part}, limit=TEXT_LIMIT, hint=hint, lines=2, key=part
        )
        for part, (label, hint) in labels.items()
    ]
    for part in ("happens", "question"):
        if found := hearing.verdict(getattr(gap, part)):
            said = _("“{found}”: would you say it with their best friend at the table? Would you like to hear yours like that?")
            made.append(nodes.text(said.format(found=found), tone="question"))
    return made


def asked(work: Work) -> list[Node]:
    """The ask itself, and how it sounds aloud."""
    campaign, ask = work.campaign, ask_of(work)
    made: list[Node] = [
        _field(ask, "what", _("Will you … ?"), _("One thing, which they could do. Say it once.")),
        _field(ask, "due", _("On which day?"), form="date"),
    ]
    if found := hearing.vague(ask.what):
        made.append(nodes.text(_("“{found}”: with what, exactly?").format(found=found), tone="question"))
    elif found := hearing.soft(ask.what):
        made.append(nodes.text(_("“{found}” begins to say no for them. And without it?").format(found=found), tone="question"))
    aloud = _aloud(campaign, ask, gap_of(work, ask.id))
    if aloud:
        made.append(nodes.dialogue(_("As you would say it"), aloud, key="aloud"))
    return made


def _aloud(campaign: Campaign, ask: Ask, gap: Gap) -> list[Node]:
    name, you = name_of(campaign, ask.who) if ask.who else _("They"), _("You")
    told = gap.cares.strip() and _("You told me: {words}").format(words=gap.cares.strip())
    opening = [told, gap.happens.strip(), gap.question.strip()]
    first = " ".join(words if words[-1] in ".?!…”" else f"{words}." for words in opening if words)
    lines = []
    if first:
        lines.append(nodes.line("you", you, first, key="gap"))
        lines.append(nodes.line("beat", name, _("They answer, and you listen."), key="answers"))
    if ask.what.strip():
        lines.append(nodes.line("you", you, ask.what.strip(), key="ask"))
        lines.append(nodes.line("beat", name, _("It is quiet. Count to six, and say nothing."), key="silence"))
    return lines


def answered(work: Work) -> list[Node]:
    """What they said, and what follows: the plan for a yes, nothing more for a no."""
    ask = ask_of(work)
    reply = nodes.choice(
        _("What did they say?"),
        ask.reply,
        list(reply_words().items()),
        {"do": "write-in-hand", "part": "reply"},
        look="radio",
        key="reply",
    )
    if ask.reply == "no":
        said = _("It stands as a no: not as “not yet”. Say thank you, and don't bring it up again. You owe each other nothing.")
        return [reply, nodes.text(said, tone="finding")]
    if ask.reply == "later":
        return [reply, nodes.text(_("You may ask “When, then?”, once. Write that day above."), tone="question")]
    if ask.reply == "not asked":
        return [reply, nodes.text(_("Ask, and come back. A yes becomes a plan here; a no needs nothing more."), tone="muted")]
    return [
        reply,
        nodes.group(
            [
                _field(ask, "time", _("When, on that day?"), _("“When I've locked up”, “half past six”.")),
                _field(ask, "where", _("Where?")),
                _field(ask, "after", _("Just after what?"), _("Something they do anyway.")),
            ],
            look="row",
            key="plan",
        ),
        _field(ask, "barrier", _("What might get in the way, and what then?"), lines=2),
        _field(ask, "follow_up", _("On which day do you speak again, whatever happened?"), form="date"),
        nodes.text(_plan_said(ask), tone="finding"),
    ]


def planned(ask: Ask) -> list[str]:
    """Which of when, where and after what an ask has."""
    has = {"when": ask.due and ask.time.strip(), "where": ask.where.strip(), "after": ask.after.strip()}
    return [part for part in PLANNED if has[part]]


def _plan_said(ask: Ask) -> str:
    words = {"when": _("when"), "where": _("where"), "after": _("after what")}
    has = planned(ask)
    if len(has) == len(PLANNED):
        return _("The plan says when, where and after what: 3 of 3.")
    missing = listed(words[part] for part in PLANNED if part not in has)
    return _("The plan says {n} of 3. Still open: {missing}.").format(n=len(has), missing=missing)


def evidence() -> list[Node]:
    """What is known of such plans: both accounts (Nickerson and Rogers 2010; Anderson, Loewen and McGregor 2017)."""
    return [
        nodes.text(
            _(
                "Plans of this sort were tried on voters. In 2008 people were asked when they would vote, where they would come "
                "from and what they would be doing before: turnout rose by 4.1 points among those reached, by 9.1 in homes with "
                "one voter, and not at all in the others (Nickerson and Rogers, 2010)."
            )
        ),
        nodes.text(
            _(
                "In 2017 three other researchers called that result largely unreplicated; in their own study such questions "
                "helped only people who had also been told how voting works (Anderson, Loewen and McGregor). Make the plan so "
                "that both of you know what was agreed."
            )
        ),
    ]


def _field(ask: Ask, part: str, label: str, hint: str = "", *, lines: int = 1, form: str = "") -> Node:
    return nodes.field(
        label,
        getattr(ask, part),
        {"do": "write-in-hand", "part": part},
        limit=10 if form else TEXT_LIMIT,
        hint=hint,
        lines=lines,
        form=form,
        key=part,
    )
