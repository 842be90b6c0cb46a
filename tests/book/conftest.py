"""Small books, built in memory of the real one: the same settings, pages of the test's own."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from attrs import frozen
from jupyter_book.config import get_final_config
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

ROOT = Path(__file__).parents[2]
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@frozen
class Built:
    """A book that was built: its files, what Sphinx warned of, and Sphinx itself."""

    html: Path
    warnings: str
    app: Sphinx

    def page(self, name: str) -> str:
        """The HTML of a page."""
        return (self.html / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def build_book(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """A function that builds a book from `{document name: MyST text}`, the first of them the root; `again` builds over an earlier one."""

    def build(
        pages: dict[str, str],
        *,
        captions: dict[str, str] | None = None,
        again: Built | None = None,
        **settings: object,
    ) -> Built:
        source = again.html.parent if again else tmp_path_factory.mktemp("book")
        names = list(pages)
        for name, text in pages.items():
            file = source / f"{name}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                file.write_text(text, encoding="utf-8")
        (source / "chapters").mkdir(exist_ok=True)
        (source / "chapters" / "references.bib").write_text("", encoding="utf-8")
        contents: dict[str, object] = {"format": "jb-book", "root": names[0]}
        if parts := [
            {"caption": (captions or {}).get(name, "Interests"), "chapters": [{"file": name}]} for name in names[1:]
        ]:
            contents["parts"] = parts
        toc = source / "_toc.yml"
        toc.write_text(yaml.safe_dump(contents), encoding="utf-8")
        overrides = {
            "external_toc_path": toc.as_posix(),
            "latex_individualpages": False,
            "html_favicon": str(ROOT / "book" / "theme" / "static" / "mark.svg"),
            "nitpicky": True,
        }
        config, _ = get_final_config(
            user_yaml=ROOT / "_config.yml", cli_config=overrides | settings, sourcedir=source
        )
        # The exercises have tests of their own; these are of the book around them.
        config["extensions"] = [name for name in config["extensions"] if not name.startswith("stakes.")]
        warnings = io.StringIO()
        with patch_docutils(source), docutils_namespace():
            app = Sphinx(
                source, None, source / "html", source / "trees", "html", config, status=None, warning=warnings
            )
            app.build()
        return Built(source / "html", ANSI.sub("", warnings.getvalue()), app)

    return build
