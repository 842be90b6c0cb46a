"""A made-up room, so that its report can be seen before anyone handed anything in."""

from __future__ import annotations

from ..kit.words import _
from .room import Room
from .voice import Promise, Voice


def example() -> Room:
    """Twelve people of three groups."""
    choir, tenants, school = _("Choir"), _("Tenants"), _("School")
    bus, light, quiet = _("a bus home after nine"), _("light at the stop"), _("to sleep before the early shift")
    stays, later = _("The 9.40 keeps running"), _("The library opens later")
    ring, flyers = _("Ring the depot"), _("Put up twelve notices")
    voices = []
    for n in range(12):
        group = (choir, tenants, school)[n % 3]
        voices.append(
            Voice(
                id=str(n),
                revision=1,
                group=group,
                alone=True,
                name=_("Heron") if n == 0 else "",
                stakes=(*((bus,) if n < 8 else (light,)), *((quiet,) if n == 11 else ())),
                goals=((stays, "support" if n < 8 else "can live with"), (later, "red line" if n == 4 else "support" if n < 4 else "unasked")),
                promises=(Promise(what=ring if n % 2 else flyers, due="2027-04-01"),) if n < 5 else (),
            )
        )
    return Room({voice.id: voice for voice in voices})
