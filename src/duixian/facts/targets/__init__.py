"""Main expected targets (主要预期目标): listed in the text, with a number or without, or in annex tables."""
