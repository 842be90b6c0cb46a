"""What is on paper."""

from __future__ import annotations

import io
import unicodedata

from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page of a PDF, its spaces and ligatures evened out."""
    return [" ".join(unicodedata.normalize("NFKC", page.extract_text()).split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    """The text of a PDF."""
    return " ".join(pages_of(pdf))
