"""Our own server with one room of its own at /, in which presses go well, are refused, or break."""

import streamlit as st

from teamtuin import addresses

addresses.ROOMS = (addresses.Room(path="/", file="tests/browser/room_page.py", name="Probeer"),)

if __name__ != "__main__":
    from collections.abc import AsyncIterator
    from contextlib import asynccontextmanager
    from typing import Any

    from teamtuin.app import close_app, the_app
    from teamtuin.ui.faults import on_script_error
    from teamtuin.web.house import begin_demo
    from teamtuin.web.routes import middleware, routes

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        """The demo school, and nothing else of the app's own start."""
        begin_demo(the_app())
        yield
        close_app()

    app = st.App(
        __file__,
        routes=routes(),
        middleware=middleware(),
        lifespan=lifespan,
        on_script_error=on_script_error,
    )
else:
    from teamtuin.ui.main import main

    main()
