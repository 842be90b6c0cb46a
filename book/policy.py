"""The Content-Security-Policy that every page carries, so that the browser keeps the reader's work at home.

A page may load nothing, and send nothing, outside the place it came from. Scripts are files of the
book: no inline script and no `eval` runs, whatever a learner's own words contain.
"""

from __future__ import annotations

READING: dict[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'",),
    # Writers and Sphinx set widths of columns and pictures in `style` attributes, which no hash covers.
    "style-src": ("'self'", "'unsafe-inline'"),
    "img-src": ("'self'", "data:"),
    "connect-src": ("'self'",),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}

# A blob worker inherits its page's policy; one loaded from a file would escape it.
EXERCISE: dict[str, tuple[str, ...]] = READING | {
    "script-src": ("'self'", "'wasm-unsafe-eval'", "blob:"),
    "worker-src": ("'self'", "blob:"),
    "img-src": ("'self'", "data:", "blob:"),
    "connect-src": ("'self'", "data:", "blob:"),
}


def policy(*, exercise: bool) -> str:
    """The policy as the text of a `<meta http-equiv>`: the wider one lets Python start in a worker.

    >>> policy(exercise=False).split("; ")[1]
    "script-src 'self'"
    """
    return "; ".join(" ".join((name, *sources)) for name, sources in (EXERCISE if exercise else READING).items())
