"""What stands in the papers of a school: the words of a Word file, of a page and of a spreadsheet."""

import csv
import re
from html import unescape
from io import BytesIO, StringIO

import docx

from teamtuin.clock import day_of
from teamtuin.exchange import decision_log, parents_card
from teamtuin.exchange.documents.page import as_page
from teamtuin.exchange.documents.word import as_word


def word_lines(content):
    """Every line of a Word file in the order of the page, cells of tables too, and what is on every page."""
    file = docx.Document(BytesIO(content))
    told = []
    for block in file.iter_inner_content():
        cells = [cell for row in block.rows for cell in row.cells] if hasattr(block, "rows") else [block]
        for cell in cells:
            paragraphs = getattr(cell, "paragraphs", [cell])
            told += [line for paragraph in paragraphs for line in paragraph.text.splitlines()]
    return [section.header.paragraphs[0].text for section in file.sections] + told


def page_words(page):
    """The words of a page, without its signs."""
    return unescape(re.sub(r"<[^>]+>", "\n", page))


def rows_of(text):
    """The rows of a spreadsheet, with the names of the columns first."""
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def everything_on_paper(app, viewer, t):
    """All the words of every paper that this viewer can get."""
    told = []
    log = decision_log.gather(app, viewer, t)
    for year in log.years:
        log = decision_log.gather(app, viewer, t, year)
        told += [log.table(t).csv(), log.wall.table.csv()]
        document = decision_log.as_document(log, t)
        told.append(page_words(as_page(document, sheet="/paper.css")))
        told += word_lines(as_word(document))
    today = day_of(app.now())
    for one in app.experiments.all(viewer):
        if not one.is_seed:
            card = app.experiments.parents_card.to_take_along(viewer, one.id, t)
            document = parents_card.as_document(card, "De Wilgenhof", today, t)
            told.append(page_words(as_page(document, sheet="/paper.css")))
    return "\n".join(told)
