"""Numbers in a Word file: a table with thin lines, whose columns keep their names on every page.

Its rows are written as they stand in the file: cell by cell through the library, a book takes seconds.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teamtuin.insight.sentences import number

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

    from teamtuin.insight.exhibit import Cell, Table
    from teamtuin.settings import Language

SHORT = 12  # rows that stay together with what stands above and below them
SMALL = 18  # half points
NEW_LINE = '</w:t><w:br/><w:t xml:space="preserve">'


def rows_in_lines(file: WordFile, table: Table, language: Language) -> list[Paragraph]:
    """The whole table; gives the words of its last row, to be kept beside what stands under it."""
    if not table.rows:
        return []
    from docx.oxml import parse_xml

    drawn = file.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    last = len(table.rows)
    for place, row in enumerate((table.columns, *table.rows)):
        together = place == 0 or (last < SHORT and place < last)
        cells = "".join(_cell(cell, language, together=together, bold=place == 0) for cell in row)
        drawn._tbl.append(parse_xml(_row(cells, is_head=place == 0)))
    file.add_paragraph()
    return [cell.paragraphs[0] for cell in drawn.rows[-1].cells]


def _row(cells: str, *, is_head: bool) -> str:
    """The names of the columns come back on every page; no row is broken in two."""
    from docx.oxml.ns import nsdecls

    mark = "tblHeader" if is_head else "cantSplit"
    return f"<w:tr {nsdecls('w')}><w:trPr><w:{mark}/></w:trPr>{cells}</w:tr>"


def _cell(words: Cell, language: Language, *, together: bool, bold: bool) -> str:
    told = words if isinstance(words, str) else number(words, language)
    lines = NEW_LINE.join(escape(line, quote=False) for line in told.split("\n"))
    right = "" if isinstance(words, str) else '<w:jc w:val="right"/>'
    keep = "<w:keepNext/>" if together else ""
    how = f"{'<w:b/>' if bold else ''}<w:sz w:val='{SMALL}'/>"
    paragraph = f"<w:pPr>{keep}<w:keepLines/><w:spacing w:after='0'/>{right}</w:pPr>"
    run = f'<w:r><w:rPr>{how}</w:rPr><w:t xml:space="preserve">{lines}</w:t></w:r>'
    return f"<w:tc><w:p>{paragraph}{run}</w:p></w:tc>"
