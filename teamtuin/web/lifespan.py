"""Opens the school's data when the server starts and closes it when the server stops."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool

from teamtuin.app import close_app, the_app
from teamtuin.web import house
from teamtuin.web.calm import quiet_logs


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """For `st.App(lifespan=…)`."""
    quiet_logs()
    await run_in_threadpool(_open)
    try:
        yield
    finally:
        await run_in_threadpool(close_app)


def _open() -> None:
    app = the_app()
    if app.settings.demo:
        house.begin_demo(app)
