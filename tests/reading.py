"""HTML read back into elements, as a browser would read it where that matters here."""

from html.parser import HTMLParser

VOID = {"input", "br"}
# HTML knows these names in small letters only; in SVG a browser gives them their capitals back.
CAPITALS = {"viewbox": "viewBox"}


class Reader(HTMLParser):
    """Builds ``[tag, attributes, children]`` from HTML; raises where tags don't nest."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = ["", {}, []]
        self.open = [self.root]

    def handle_starttag(self, tag, attributes):
        named = {CAPITALS.get(name, name): value or "" for name, value in attributes}
        assert len(named) == len(attributes), f"{tag} has an attribute twice"
        element = [tag, named, []]
        self.open[-1][2].append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        element = self.open.pop()
        assert element[0] == tag, f"{tag} closes {element[0]}"
        if tag == "textarea" and element[2] and element[2][0].startswith("\n"):
            element[2] = [element[2][0][1:]] if element[2][0][1:] else []

    def handle_data(self, data):
        children = self.open[-1][2]
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def read(html):
    """The one element that this HTML writes."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], f"{reader.open[-1][0]} is never closed"
    (element,) = reader.root[2]
    return element


def every_element(element):
    """Each element in the order of reading."""
    yield element
    for child in element[2]:
        if not isinstance(child, str):
            yield from every_element(child)


def text_of(element):
    """All text in an element, in the order of reading."""
    return "".join(child if isinstance(child, str) else text_of(child) for child in element[2])
