"""The number at which the stop rule is to be talked about, for something that is looked at."""

import streamlit as st

from teamtuin.experiments.along.model import Past
from teamtuin.texts import Texts
from teamtuin.ui import rows, theme


def limit(t: Texts) -> tuple[float | None, Past | None]:
    """A number and which side of it, or neither: it may stay open."""
    with st.container(key="smal_indicator_limit", width=260):
        number = st.number_input(
            rows.unmarked(t.gettext("At which number do you talk about stopping? It may stay open.")),
            min_value=0.0,
            value=None,
            step=1.0,
            format="%g",
            key="indicator_limit",
        )
    if number is None:
        theme.space(5)
        return None, None
    theme.space(3)
    theme.quiet(t.gettext("Of so many of so many it is the number of each hundred."))
    theme.space(3)
    names = {Past.MORE: t.gettext("More than this"), Past.LESS: t.gettext("Less than this")}
    side = st.pills(
        t.gettext("When do you talk about it?"),
        list(names),
        default=Past.MORE,
        required=True,
        format_func=lambda each: names[each],
        key="indicator_limit_side",
    )
    theme.space(5)
    return number, Past(side or Past.MORE)
