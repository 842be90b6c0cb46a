"""What `course.py bench` measures: the book, side by side with what it could have been. Nothing here judges seconds.

- `figures`: measures, rows of the table, medians and percentiles
- `places`: where it all lies
- `hosting`: a server that counts what it sends, and can be as slow as a line
- `visiting`: a browser profile, and the moment when something is in its page
- `lite`, `plain_book`, `people`: what is measured: a JupyterLite, a default Jupyter Book, large workbooks
- `opening`, `weighing`, `acting`, `building`: the four parts
"""
