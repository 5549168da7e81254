"""Measures (度量): what a sentence of plain text measures, and how much.

Read in this order: words (words.txt, nouns.txt, ranks.txt) → phrases → clauses → subjects, which pairs lists
and asks names for each single measure; refusals says which numbers are none, dates when each one holds.
"""
