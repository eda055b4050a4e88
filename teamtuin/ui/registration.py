"""What Teamtuin asks of us, on our garden and on Beheer, and the fields that a school can do without."""

from collections.abc import Callable
from html import escape

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.errors import TeamtuinError
from teamtuin.insight.asks_of_us import asks_of_us, with_fields
from teamtuin.insight.terms import Stretch, period
from teamtuin.registration.catalogue import form_of
from teamtuin.registration.model import FEWEST_TIMES, LeftOut, MayGo, Registration
from teamtuin.texts import Texts
from teamtuin.ui import exhibit_view, rows, theme
from teamtuin.ui.room import again


def show(app: Teamtuin, viewer: Viewer, t: Texts, stretch: Stretch = Stretch.YEAR) -> None:
    """The same for everybody in the team; who is not in it sees the forms, and no number of the school."""
    over = period(stretch, theme.today())
    found = app.registration.asked(viewer, over.start, over.end)
    theme.space(8)
    exhibit = asks_of_us(found, over, t)
    exhibit_view.show(exhibit, t, whole=with_fields(exhibit, found, t))
    if found.times is not None:
        _unused(app, viewer, t, found)
    _gone(app, viewer, t, found)


def _unused(app: Teamtuin, viewer: Viewer, t: Texts, found: Registration) -> None:
    """The fields that nobody fills in, each to be left out by one press."""
    theme.heading(t.gettext("Fields that nobody uses"))
    offered = {field: times for field, times in found.unused.items() if field not in found.gone}
    if not offered:
        return theme.body(
            t.gettext(
                "There is none. A field stands here when it stayed open all of at least {n} times, in this"
                " school year and the last one."
            ).format(n=FEWEST_TIMES)
        )
    theme.body(
        t.gettext(
            "In this school year and the last one these stayed open each time. Anybody in the team can leave"
            " one out: then nobody is asked it any more. What was filled in before stays, and one press puts"
            " it back."
        )
    )
    for field, times in offered.items():
        _offer(app, viewer, t, field, times)
    return None


def _offer(app: Teamtuin, viewer: Viewer, t: Texts, field: MayGo, times: int) -> None:
    theme.space(5)
    _called(t, field)
    theme.quiet(t.gettext("It stayed open all {n} times.").format(n=times))
    _press(
        t,
        f"leave_out_{field}",
        t.gettext("Leave this field out"),
        lambda: app.registration.leave_out(viewer, field),
    )


def _gone(app: Teamtuin, viewer: Viewer, t: Texts, found: Registration) -> None:
    """What is asked no longer, since when, and for the team the way back."""
    if not found.left_out:
        return
    theme.heading(t.gettext("What we ask no longer"))
    for one in found.left_out:
        _back(app, viewer, t, one, may=found.times is not None)


def _back(app: Teamtuin, viewer: Viewer, t: Texts, one: LeftOut, *, may: bool) -> None:
    theme.space(5)
    _called(t, one.field)
    theme.quiet(t.gettext("Not asked since {day}.").format(day=rows.short_day(one.since, t.language)))
    if may:
        _press(
            t,
            f"put_back_{one.field}",
            t.gettext("Put it back"),
            lambda: app.registration.put_back(viewer, one.field),
        )


def _called(t: Texts, field: MayGo) -> None:
    """The words over the field, and on which form."""
    form, asked = form_of(field)
    words = t.gettext("“{field}”, on the form: {form}").format(
        field=t.gettext(asked.label), form=rows.without_capital(t.gettext(form.name))
    )
    st.html(f'<p class="tt-body">{escape(words)}</p>')


def _press(t: Texts, key: str, words: str, do: Callable[[], object]) -> None:
    with st.container(key=f"stil_{key.replace('.', '_')}"):
        if st.button(words, key=key, type="tertiary"):
            try:
                do()
            except TeamtuinError as refusal:
                return theme.wrong(t.refusal(refusal))
            again()
