"""Opens the school's data and the door for commands when the server starts, and closes both when it stops."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool

from teamtuin.app import Teamtuin, close_app, the_app
from teamtuin.web import house
from teamtuin.web.calm import quiet_logs
from teamtuin.web.door import Door, Handler

Handlers = Callable[[Teamtuin], Mapping[str, Handler]]


def lifespan_with(handlers: Handlers) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """For `st.App(lifespan=…)`; the handlers are what commands may ask of the running app."""

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        quiet_logs()
        door = await run_in_threadpool(_open, handlers)
        try:
            yield
        finally:
            await run_in_threadpool(_close, door)

    return lifespan


def _open(handlers: Handlers) -> Door:
    app = the_app()
    if app.settings.demo:
        house.begin_demo(app)
    house.upkeep_of_the_day()
    door = Door(app.settings.data, handlers(app))
    door.open()
    return door


def _close(door: Door) -> None:
    door.close()
    close_app()
