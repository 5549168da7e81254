"""From a file to a document and its outline: text, tables, headings, and the place of every character.

One module for each format (txt, docx, html, pdf with scan, ofd, archive, legacy), each a function from bytes
to a `Document`; `files` tells which a file needs. `layout`, `furniture` and `ruling` put printed pages back
into paragraphs and tables. Nothing here knows what a report means.
"""

from duixian.reading.document import Document, Mark, Place, Run, Table
from duixian.reading.files import read_bytes, read_document, read_documents

__all__ = ["Document", "Mark", "Place", "Run", "Table", "read_bytes", "read_document", "read_documents"]
