"""The writing field alone, on our own server: a page for tests, so that no room's own words matter.

`?plek=` names the place of the draft, so that each test begins empty; `?toestel=gedeeld` is a shared device;
`?rust=nee` lets the whole page rerun all the time; `?kaal=1` draws a field that may be skipped. "Naar een
andere plek" moves the text to another place, whose field stands before the old one goes.
"""

import time

import streamlit as st

if __name__ != "__main__":
    from collections.abc import AsyncIterator
    from contextlib import asynccontextmanager
    from typing import Any

    from starlette.middleware import Middleware
    from starlette.routing import Route

    from teamtuin.app import close_app, the_app
    from teamtuin.web.gate import Gate
    from teamtuin.web.house import begin_demo
    from teamtuin.web.routes import middleware, routes
    from teamtuin.web.shell import room_page

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        """The demo school, and nothing else of the app's own start."""
        begin_demo(the_app())
        yield
        close_app()

    everything = [*routes(), Route("/elders", room_page)]
    app = st.App(
        __file__,
        routes=everything,
        middleware=[Middleware(Gate, routes=everything) if one.cls is Gate else one for one in middleware()],
        lifespan=lifespan,
    )
else:
    from teamtuin.app import the_app
    from teamtuin.texts import texts_for
    from teamtuin.ui.session import current_viewer
    from teamtuin.ui.writing_field import draft_in_hand, writing_field

    viewer = current_viewer()
    services = the_app()

    def here() -> None:
        """The field, and under it what was kept and what waits."""
        place = st.query_params.get("plek", "today") + st.session_state.get("on", "")
        if "on" not in st.session_state:
            st.text("Hier")
        bare = st.query_params.get("kaal") == "1"
        draft = draft_in_hand(viewer, place)
        result = writing_field(
            draft,
            owner_key=str(viewer.id),
            label="Wat wil je vasthouden van vandaag?",
            placeholder="Eén zin is genoeg.",
            action="Verder" if bare else "Bewaar",
            action_when_empty="Sla over" if bare else None,
            secondary="Terug" if bare else None,
            foot="Alleen jij ziet dit.",
            own_device=st.query_params.get("toestel") != "gedeeld",
            t=texts_for("nl"),
            focus=True,
        )
        if result and not bare:
            services.reflections.keep(viewer, result.draft_id)
            st.rerun()
        if result:
            st.text(f"GEDRUKT {result.button} {result.rev}")
        st.button("Opnieuw")
        if st.button("Naar een andere plek"):
            services.drafts.move(viewer, draft.id, f"{place} elders")
            st.session_state["on"] = " elders"
            st.rerun()
        if "on" in st.session_state:
            time.sleep(1)  # the old field stays on the screen until the page is whole
        for own in services.reflections.mine(viewer):
            st.text("BEWAARD " + " / ".join(part.text for part in own.reflection.parts)[:200])
        for draft in services.drafts.unkept(viewer):
            st.text(f"WACHT {draft.place} {draft.text[:200]}")
        if st.query_params.get("rust") == "nee":
            restless()

    @st.fragment(run_every=0.3)
    def restless() -> None:
        """Reruns the whole page, as a busy room does."""
        st.session_state["turns"] = st.session_state.get("turns", 0) + 1
        if st.session_state["turns"] % 2 == 0:
            st.rerun(scope="app")

    def elsewhere() -> None:
        """Another room."""
        st.text("Elders")

    pages = [
        st.Page(here, title="Hier", default=True, url_path=""),
        st.Page(elsewhere, title="Elders", url_path="elders"),
    ]
    shown = st.navigation(pages, position="hidden")
    for page in pages:
        st.page_link(page)
    shown.run()
