"""A document as a Word file: real headings, real tables, a heading and a number on every page."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from teamtuin.asking.ai.asking import TRAINED
from teamtuin.exchange.documents.model import Block, Document, Figure, Grid, Listing, Pairs, Section, Words
from teamtuin.exchange.documents.word_table import rows_in_lines

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

    from teamtuin.settings import Language

FONT = "Verdana"
"""On every computer of a school; letters that are hard to mistake for each other."""
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAMES = 3.6  # centimetres for what something is called
MARGIN = 2.0
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What a Word file cannot hold; a soft line break that came along from another program is one of them."""


def as_word(document: Document) -> bytes:
    """The file. Its own facts name no person and no program of this computer."""
    import docx  # here, because only who asks for a file waits for it

    document = _writable(document)
    file = docx.Document()
    _set_up(file, document)
    _title(file, document)
    for section in document.sections:
        _section(file, section, document.language)
    if document.foot:
        _quiet(file.add_paragraph(), document.foot)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _writable(part: Any) -> Any:
    """The same document with a line break for every sign that cannot be written."""
    if isinstance(part, str):
        return UNWRITABLE.sub("\n", part)
    if isinstance(part, tuple):
        return tuple(_writable(one) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{each.name: _writable(getattr(part, each.name)) for each in fields(part)})
    return part


def _set_up(file: WordFile, document: Document) -> None:
    """A4, one font in every style, and what stands on every page."""
    from docx.shared import Cm, Pt, RGBColor

    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.bottom_margin = Cm(MARGIN)
    page.top_margin, page.header_distance = Cm(MARGIN + 0.4), Cm(1.1)
    for name, size in (
        ("Normal", document.size),
        ("Title", document.size + 9),
        ("Heading 1", document.size + 4),
        ("Heading 2", document.size + 1.5),
        ("Heading 3", document.size),
    ):
        style = file.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
        style.font.bold = name != "Normal"
        _one_font(style)
    normal = file.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(document.size * 0.4), 1.2
    file.styles["Heading 2"].paragraph_format.space_before = Pt(
        document.size * (1.2 if document.wide_gaps else 1.5)
    )
    _every_page(file, document)
    facts = file.core_properties
    facts.title, facts.author, facts.comments, facts.language = document.title, "", "", document.language
    facts.keywords = TRAINED if document.made_by_ai else ""


def _one_font(style: object) -> None:
    """Headings name a font of the theme, which would win."""
    from docx.oxml.ns import qn

    fonts = style.element.rPr.rFonts  # type: ignore[attr-defined]
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _every_page(file: WordFile, document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section = file.sections[0]
    _quiet(section.header.paragraphs[0], document.above)
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    below = section.footer.paragraphs[0]
    below.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    below._p.append(number)


def _title(file: WordFile, document: Document) -> None:
    title = file.add_paragraph(document.title, style="Title")
    for line in title._p.get_or_add_pPr().xpath("w:pBdr"):
        line.getparent().remove(line)
    _no_border(file)
    if document.under:
        _quiet(file.add_paragraph(), document.under)


def _no_border(file: WordFile) -> None:
    """The line that Word draws under a title."""
    for line in file.styles["Title"].element.xpath("w:pPr/w:pBdr"):
        line.getparent().remove(line)


def _section(file: WordFile, section: Section, language: Language) -> None:
    if section.heading:
        heading = file.add_heading(section.heading, level=section.level)
        heading.paragraph_format.page_break_before = section.fresh
    for number, block in enumerate(section.blocks, start=1):
        for paragraph in _block(file, block, language):
            paragraph.paragraph_format.keep_together = True
            paragraph.paragraph_format.keep_with_next = number < len(section.blocks)


def _block(file: WordFile, block: Block, language: Language) -> list[Paragraph]:
    """A figure is its table here: who opens the file need not have what would draw it."""
    if isinstance(block, Pairs):
        return _pairs(file, block)
    if isinstance(block, Grid | Figure):
        return rows_in_lines(file, block.table, language)
    if isinstance(block, Listing):
        return [_thing(file, text, small) for text, small in block.items]
    return [_words(file, block)]


def _words(file: WordFile, words: Words) -> Paragraph:
    paragraph = file.add_paragraph()
    if words.quiet:
        return _quiet(paragraph, words.text)
    paragraph.add_run(words.text).bold = words.marked
    return paragraph


def _quiet(paragraph: Paragraph, text: str) -> Paragraph:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x44, 0x44, 0x44)
    return paragraph


def _thing(file: WordFile, text: str, small: str) -> Paragraph:
    paragraph = file.add_paragraph(text)
    if small:
        paragraph.add_run().add_break()
        _quiet(paragraph, small)
    return paragraph


def _pairs(file: WordFile, pairs: Pairs) -> list[Paragraph]:
    """A table without lines: names on the left, what is said of them beside it; it stays on one page."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = file.add_table(rows=0, cols=2)
    table.autofit = False
    widths = (Cm(NAMES), Cm(21 - 2 * MARGIN - NAMES))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    last: list[Paragraph] = []
    for name, lines in pairs.rows:
        for paragraph in last:
            paragraph.paragraph_format.keep_with_next = True
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        left, right = row.cells
        left.width, right.width = widths
        last = [_quiet(left.paragraphs[0], name), right.paragraphs[0]]
        last += [right.add_paragraph() for _ in lines[1:]]
        for paragraph, line in zip(right.paragraphs, lines, strict=True):
            paragraph.add_run(line)
    return last
