"""An exhibit is the one way in which a number reaches a screen, a deck, a file or a document."""

import pytest

from tests.insight.one_way import CLEARED_IN, ONLY_IN, PICTURES_OF, ROOT, SAYS, detours, files

PAGE = "teamtuin/ui/another_page.py"


def test_there_is_no_other_way():
    found = list(files())
    assert len(found) > 300  # it really reads the product
    assert [each for path, source in found for each in detours(path, source)] == []


@pytest.mark.parametrize(
    ("source", "way"),
    [
        ("import plotly.express as px", "loads plotly"),
        ("def later():\n    from plotly import graph_objects", "loads plotly"),
        ("import altair", "loads altair"),
        ("st.metric('Energie', 4)", "shows st.metric"),
        ("left.metric('Energie', 4)", "shows st.metric"),
        ("st.plotly_chart(one)", "shows st.plotly_chart"),
        ("column.bar_chart(numbers)", "shows st.bar_chart"),
        ("st.dataframe(rows)", "shows st.dataframe"),
        ("st.table(rows)", "shows st.table"),
        ("st.progress(0.4)", "shows st.progress"),
        ("from streamlit import metric", "imports metric of Streamlit"),
        ("from teamtuin.insight.figures import draw", "takes draw from figures"),
        ("from teamtuin.insight import figures\nfigures.sketch(one)", "uses figures.sketch"),
        ("from teamtuin.insight.picture import as_svg", "takes as_svg from picture"),
        ("from teamtuin.insight.drawings import RunLine\nRunLine(days=())", "makes a RunLine"),
        ("from teamtuin.insight.exhibit import Exhibit\nExhibit(key='x')", "makes a Exhibit"),
        ("from teamtuin.insight.exhibit import Table\nTable(columns=())", "makes a Table"),
        ("st.html(f'<table><tr><td>{n}</td></tr></table>')", "writes <table>"),
        ("st.html('<svg viewBox=\"0 0 1 1\">')", "writes <svg>"),
        ("st.html('<meter value=4>')", "writes <meter>"),
        (
            "from teamtuin.rooms.model import RoundResult\nsaid = f'{result.high} van {result.answers}'",
            "words the high of a round",
        ),
        ("t.ngettext('{n} person wrote', '{n} people wrote', n)", "counts in a sentence: {n} person wrote"),
        ("t.gettext('{n} of us are tired').format(n=3)", "counts in a sentence: {n} of us are tired"),
    ],
)
def test_whoever_adds_another_way_is_told_which(source, way):
    assert detours(PAGE, source) == [f"{PAGE}: {way}"]


def test_a_template_draws_nothing_by_itself():
    path = "teamtuin/web/templates/another.html"
    assert detours(path, "<p>Niets.</p>") == []
    assert detours(path, "<table><tr><td>4</td></tr></table>") == [f"{path}: writes <table>"]


def test_passing_an_exhibit_on_is_no_other_way():
    source = (
        "from teamtuin.insight.drawings import Wall\n"
        "from teamtuin.insight.exhibit import Exhibit\n"
        "def show(one: Exhibit) -> bool:\n    return isinstance(one.listing, Wall)"
    )
    assert detours(PAGE, source) == []


def test_what_is_allowed_is_still_there():
    """An exception for what is gone would let the next one in unseen."""
    for path in {*PICTURES_OF, *CLEARED_IN, *(one for several in ONLY_IN.values() for one in several)}:
        assert (ROOT / path).exists(), path
    product = "\n".join(source for _, source in files()).replace('"\n', "").replace("  ", "")
    for sentence in (one for several in SAYS.values() for one in several):
        assert sentence[:30] in product, sentence
