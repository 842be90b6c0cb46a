"""What carries actions in and views out: the page of the book, and Jupyter."""
