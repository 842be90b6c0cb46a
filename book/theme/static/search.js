// Sphinx's search, fitted to this book: the first page lives at index.html, what was
// searched for is kept nowhere, and results are announced to screen readers.
"use strict";

// searchtools.js asks for this; true would leave the reader's search words in localStorage.
const SPHINX_HIGHLIGHT_ENABLED = false;

const sphinxSetIndex = Search.setIndex;
Search.setIndex = (index) => {
  const root = document.querySelector("form[data-root]").dataset.root;
  index.docnames = index.docnames.map((name) => (name === root ? "index" : name));
  sphinxSetIndex(index);
};

const sphinxPerformSearch = Search.performSearch;
Search.performSearch = (query) => {
  document.getElementById("search-results").replaceChildren();
  sphinxPerformSearch(query);
  Search.status.setAttribute("role", "status");
};
