"""The front door of Teamtuin.

Imported by the server it is `app`: Streamlit with our own routes and gate around it. Run as the script, at
each visit, it shows the page asked for. Streamlit finds `app` by reading this file, so it stays one literal
assignment.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

# Else Streamlit takes pages/ for its own kind of pages until our navigation has run once: the first visitor
# after a start who opens /beheer would read "Page not found" over it.
PagesManager.uses_pages_directory = False

if __name__ != "__main__":
    from teamtuin.commands.deeds import handlers
    from teamtuin.ui.faults import on_script_error
    from teamtuin.web.lifespan import lifespan_with
    from teamtuin.web.routes import middleware, routes

    app = st.App(
        __file__,
        routes=routes(),
        middleware=middleware(),
        lifespan=lifespan_with(handlers),
        on_script_error=on_script_error,
    )
else:
    from teamtuin.ui.main import main

    main()
