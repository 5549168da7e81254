"""What came of the promises, as documents that people look at and hand on: page, workbook, annex.

Each module imports only those before it: `words`, `gaps`, `lines` (records as rows with their quotes), `pair`
(two reports together, and several), `drawings` (rows as pictures), `page`, `workbook`, `annex`.
"""
