"""The page in which Streamlit runs, and the files it fetches."""

import gzip
import json
import re
from html import unescape

from teamtuin.app import Teamtuin
from teamtuin.web.shelf import streamlit_folder
from teamtuin.web.shell import STREAMLIT_SAYS, page_for
from tests.conftest import Team
from tests.web.conftest import Visit


def test_the_page_is_dutch_and_asks_not_to_be_translated(visit: Visit, team: Team) -> None:
    page = visit(team.tessel).get("/").text

    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="nl" translate="no">' in page
    assert "<title>Teamtuin</title>" in page
    assert "You need to enable JavaScript" not in page
    assert "JavaScript in je browser nodig" in page


def test_the_page_speaks_the_language_its_reader_chose(app: Teamtuin, visit: Visit, team: Team) -> None:
    app.people.set_language(team.bas, "en")

    assert '<html lang="en" translate="no">' in visit(team.bas).get("/").text


def test_the_page_points_to_nothing_outside_and_runs_no_script_of_its_own() -> None:
    page = page_for("nl").decode()

    assert re.findall(r"https?://[^\"<\s]+", page) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert "_stcore/agent" not in page


def test_the_page_loads_what_streamlit_built() -> None:
    """A new Streamlit may build its page differently; then our changes would silently miss."""
    page = page_for("nl").decode()
    built = (streamlit_folder() / "index.html").read_text(encoding="utf-8")

    assert len(re.findall(r'<link rel="modulepreload"', page)) == built.count('rel="modulepreload"')
    assert '<script type="module" crossorigin src="/static/js/index.' in page
    assert '<div id="root"></div>' in page
    assert page.index("page.js") < page.index('type="module"')


def test_streamlits_own_scripts_come_compressed_and_stay_a_year(visit: Visit) -> None:
    script = max(
        (streamlit_folder() / "static" / "js").glob("index.*.js"), key=lambda file: file.stat().st_size
    )
    address = f"/static/js/{script.name}"

    with visit().stream("GET", address, headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    plain = visit().get(address, headers={"Accept-Encoding": "identity"})

    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == script.read_bytes() == plain.content
    assert len(raw) < 0.5 * script.stat().st_size
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "content-encoding" not in plain.headers


def test_no_file_outside_the_shelf_can_be_reached(visit: Visit) -> None:
    for path in (
        "/bron/../__init__.py",
        "/bron/%2e%2e/__init__.py",
        "/bron/..%2f__init__.py",
        "/bron//etc/passwd",
        "/static/../index.html",
        "/static/%2e%2e/%2e%2e/__init__.py",
        "/static/js/nergens.js",
        "/bron/",
        "/bron/fonts",
        "/static/%00x",
        "/bron/%00x",
        f"/static/{'x' * 5000}",
    ):
        assert visit().get(path).status_code == 404, path


def test_the_fonts_come_with_their_licence(visit: Visit) -> None:
    assert "SIL OPEN FONT LICENSE" in visit().get("/bron/fonts/OFL.txt").text.upper()


def test_a_date_is_chosen_in_dutch_also_for_a_screen_reader() -> None:
    (told,) = re.findall(r'data-says="([^"]*)"', page_for("nl").decode())
    says = json.loads(unescape(told))
    assert says["Choose date"] == "Kies een dag"
    assert set(says) == set(STREAMLIT_SAYS)
    script = next((streamlit_folder() / "static" / "js").glob("DateInput.*.js")).read_text(encoding="utf-8")
    for english in ("Choose date", "Clear date", STREAMLIT_SAYS[-1]):  # else Streamlit says it otherwise now
        assert english in script
