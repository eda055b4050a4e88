"""What a proeftuin looks at: one to three things, each suggested or one's own, each to be stopped again."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.experiments.evidence import LookedAt
from teamtuin.experiments.looking import catalogue
from teamtuin.experiments.looking.catalogue import Suggestion
from teamtuin.experiments.model import MOST_INDICATORS, CountsOf, Direction, Experiment, Indicator, Strand
from teamtuin.registration.model import MayGo
from teamtuin.texts import Texts
from teamtuin.ui import experiment_own, experiment_words, forms, rows, theme
from teamtuin.ui.experiment_address import INDICATOR, SUGGESTED, go, never_mind
from teamtuin.ui.experiment_forms import READ_BY
from teamtuin.ui.experiment_limit import limit

BEFORE = "indicator_before_asked"


def number_field(label: str, key: str, value: float | None = None) -> float | None:
    """A narrow field for one number, which may stay empty."""
    with st.container(key=f"smal_{key}", width=260):
        number = st.number_input(
            rows.unmarked(label), min_value=0.0, value=value, step=1.0, format="%g", key=key
        )
    theme.space(5)
    return number


def look_at(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment, asked: str = "") -> None:
    """What stands there, each with a way to stop looking at it, and one more as long as there are few.

    `asked` is the key of a suggestion, for who comes back to one that was begun.
    """
    all_own = app.experiments.looking.own(viewer, one.id)
    people = app.people.colleagues(viewer) if all_own else []
    own = [each.indicator for each in all_own]
    asked_of = {each.indicator.id: experiment_own.do_they_know(people, viewer, t, each) for each in all_own}
    theme.kicker(one.title)
    theme.title(t.gettext("What do we look at?"))
    theme.lead(t.gettext("One is enough, three at most. Choose them before you start."))
    for indicator in (*one.indicators, *own):
        _looked_at(app, viewer, t, indicator, asked_of.get(indicator.id))
    if len(one.indicators) + len(own) < MOST_INDICATORS:
        theme.space(6)
        _new(app, viewer, t, one, _suggestion(t, one, (*one.indicators, *own), asked))
    never_mind(t)


def _looked_at(app: Teamtuin, viewer: Viewer, t: Texts, indicator: Indicator, do_they: str | None) -> None:
    """`do_they`: what is asked about its other makers, empty without any; None when it is of the team."""
    theme.space(5)
    theme.body(indicator.label)
    count = len(indicator.measurements)
    if st.session_state.get("look_no_more") != indicator.id:
        with st.container(key=f"stil_niet_meer_{indicator.id}"):
            words = t.gettext("Look at this no more")
            if st.button(words, key=f"no_more_{indicator.id}", type="tertiary"):
                st.session_state["look_no_more"] = indicator.id
                st.rerun()
        return
    whose = (
        t.ngettext(
            "Its {n} measurement goes with it, for all who measure it.",
            "Its {n} measurements go with it, for all who measure it.",
            count,
        )
        if do_they is not None
        else t.ngettext(
            "Its {n} measurement goes with it, for the whole team.",
            "Its {n} measurements go with it, for the whole team.",
            count,
        )
    )
    theme.quiet(whose.format(n=count))
    if do_they:
        theme.body(do_they)
    with st.container(key=f"gevaar_niet_meer_{indicator.id}"):
        if st.button(t.gettext("Yes, take it away"), key=f"really_no_more_{indicator.id}"):
            st.session_state.pop("look_no_more", None)
            app.experiments.evidence.look_no_more(viewer, indicator.id)
            st.rerun()


def _suggestion(t: Texts, one: Experiment, there: Sequence[Indicator], asked: str) -> Suggestion | None:
    """One tap fills everything in; a guardrail is offered as long as there is none."""
    strand = one.strand or _strand(t)
    offered = [*(catalogue.of_strand(strand, t.language) if strand else ())]
    if not catalogue.has_guardrail(there):
        offered += [each for each in catalogue.guardrails(t.language) if each not in offered]
    labels = {each.label for each in there}
    by_key = {each.key: each for each in offered if each.label not in labels}
    if asked and (found := catalogue.find(asked, t.language)):
        by_key.setdefault(asked, found)
    with st.container(key="lange_keuze_voorbeeld", gap=None):
        chosen = st.pills(
            t.gettext("An example, if you like: one tap fills it in, and all of it can be changed"),
            list(by_key),
            default=asked if asked in by_key else None,
            format_func=lambda key: rows.unmarked(by_key[key].label),
            key="indicator_suggestion",
        )
    if not catalogue.has_guardrail(there):
        theme.space(3)
        theme.quiet(
            t.gettext("Nothing here is about energy or work load yet. The last three are, if you like.")
        )
    theme.space(5)
    return by_key.get(chosen or "")


def _strand(t: Texts) -> Strand | None:
    """For a proeftuin without a strand, whose examples to see."""
    chosen = st.pills(
        t.gettext("What is it about?"),
        list(Strand),
        format_func=lambda strand: t.gettext(experiment_words.STRANDS[strand]),
        key="indicator_strand",
    )
    theme.space(3)
    return Strand(chosen) if chosen else None


def _new(app: Teamtuin, viewer: Viewer, t: Texts, one: Experiment, filled: Suggestion | None) -> None:
    """The words first, then what is chosen, and how it was before at one press more."""
    asks = (
        forms.Ask(name="label", label=t.gettext("What do we look at?"), height=forms.LINE),
        forms.Ask(
            name="unit",
            label=t.gettext("In what do you count?"),
            placeholder=t.gettext("minutes, times a week, x of y"),
            height=forms.LINE,
        ),
        forms.Ask(
            name="source",
            label=t.gettext("Where does the number come from?"),
            height=forms.LINE,
            may_go=MayGo.SOURCE,
        ),
    )
    how: list[LookedAt] = []
    sent = forms.sent(
        viewer,
        t,
        _place(one, filled),
        asks,
        lambda drafts: app.experiments.evidence.look_at(viewer, one.id, drafts, how[0]),
        action=t.gettext("Look at this"),
        foot="" if st.session_state.get("indicator_few_groups") else t.gettext(READ_BY),
        action_when_empty=t.gettext("Look at this"),
        before=_words(filled) if filled else None,
        between=lambda: how.append(_how(app, viewer, t, filled)),
    )
    if sent:
        st.session_state.pop(BEFORE, None)
        go()


def _place(one: Experiment, filled: Suggestion | None) -> str:
    """Each example has fields of its own, so that no words of one's own are overwritten."""
    if filled is None:
        return f"experiments:{one.id}:{INDICATOR}"
    return f"edit:{one.id}:experiments:{SUGGESTED}{filled.key}"


def _words(filled: Suggestion) -> dict[str, str]:
    return {"label": filled.label, "unit": filled.unit, "source": filled.source}


def _how(app: Teamtuin, viewer: Viewer, t: Texts, filled: Suggestion | None) -> LookedAt:
    key = filled.key if filled else ""
    direction = _direction(t, filled.direction if filled else Direction.UP, key)
    counts_of = _counts_of(t, filled.counts_of if filled else CountsOf.EVENTS, key)
    only_ours, makers = experiment_own.choose_makers(app, viewer, t)
    how = LookedAt(
        direction=direction,
        counts_of=counts_of,
        few_groups=only_ours,
        makers=tuple(person.id for person in makers),
    )
    return _with_before(t, how)


def _with_before(t: Texts, how: LookedAt) -> LookedAt:
    """How it was before, at one press more."""
    if st.session_state.get(BEFORE):
        before, of = _before(t), _before_of(t)
        stop_at, stop_past = limit(t)
        return replace(how, baseline=before, baseline_total=of, stop_at=stop_at, stop_past=stop_past)
    with st.container(key="stil_vooraf"):
        if st.button(
            t.gettext("More: how it was before, and a limit"), key="indicator_more", type="tertiary"
        ):
            st.session_state[BEFORE] = True
            st.rerun()
    theme.space(5)
    return how


def _direction(t: Texts, beforehand: Direction, key: str) -> Direction:
    chosen = st.pills(
        t.gettext("Which way should it go?"),
        list(Direction),
        default=beforehand,
        required=True,
        format_func=lambda each: t.gettext(experiment_words.DIRECTIONS[each]),
        key=f"indicator_direction_{key}",
    )
    theme.space(5)
    return Direction(chosen or beforehand)


def _counts_of(t: Texts, beforehand: CountsOf, key: str) -> CountsOf:
    names = {
        CountsOf.EVENTS: t.gettext("Things that happen"),
        CountsOf.ANSWERS: t.gettext("Answers of people"),
    }
    chosen = st.pills(
        t.gettext("What do you count?"),
        list(names),
        default=beforehand,
        required=True,
        format_func=lambda each: names[each],
        key=f"indicator_counts_of_{key}",
    )
    if chosen == CountsOf.ANSWERS:
        theme.quiet(t.gettext("Small groups stay hidden, so that nobody can be recognised."))
    theme.space(5)
    return CountsOf(chosen or beforehand)


def _before(t: Texts) -> float | None:
    return number_field(t.gettext("How was it before? It may stay open."), "indicator_before")


def _before_of(t: Texts) -> float | None:
    return number_field(t.gettext("Of how many, if it is a part of something"), "indicator_before_of")
