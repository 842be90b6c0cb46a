"""One-on-one: a conversation with a person who has a voice, a history and somewhere to be."""

from .script import Script, load_script

PLACE = 3

__all__ = ["PLACE", "Script", "load_script"]
