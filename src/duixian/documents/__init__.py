"""What people look at and hand on, made from what was read: the page of a report.

`page.render_page` gives the page, `view` says what it needs of a report. Each module imports only those
before it: `marks` (marked stretches as HTML), `view`, `words` (labels and short forms), `rows` (the
table), `body` (the text), `html` (self-contained pages), `overview` (the figures of the summary), `charts`,
`sheet`, `page`.
"""
