"""In Administration: the AI service of the school, in four steps. Name it, try it, sign for it, offer it.

Off is the default, and nothing else is less by it (product rule R11). No text of anybody is used here.
"""

import streamlit as st
from babel.numbers import format_decimal

from teamtuin.access.viewer import Viewer
from teamtuin.app import Teamtuin
from teamtuin.asking import evaluation
from teamtuin.asking.ai import (
    AiAway,
    AiBusy,
    AiCannotRead,
    AiRefuses,
    AiUnknownModel,
    Endpoint,
    NoAiQuestion,
)
from teamtuin.asking.school.model import Trial
from teamtuin.asking.school.service import SENTENCES, Standing
from teamtuin.errors import N_, TeamtuinError
from teamtuin.texts import Texts
from teamtuin.ui import ai_choice, ai_conditions, question_origin, theme

PART = "ai"
KEPT = "ai_service_kept"
"""How often a service was kept here; each time the field for the key is a new, empty one."""
WHY_NOT: dict[type[NoAiQuestion], str] = {
    AiAway: N_("It does not work: nothing answers. Look whether the service runs, and at the address."),
    AiRefuses: N_("It does not work: the service refuses the key. Look at the key."),
    AiUnknownModel: N_(
        "It does not work: the service does not know the model, or it is not at this address. Look at both."
    ),
    AiBusy: N_("It does not work now: the service is busy. Try again later."),
    AiCannotRead: N_("It does not work: the service cannot read the request. Try another model or service."),
}
NO_QUESTION = N_("The service answers, but not with a good question. Another model may do better.")


def way_in(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """On the page of Administration: how it stands, and the way to its own screen."""
    theme.heading(t.gettext("AI questions"))
    endpoint = app.asking.endpoint
    if endpoint is None:
        theme.body(t.gettext("Off. There is no AI service, and everything works without one."))
    elif app.asking.offered(viewer):
        theme.body(
            t.gettext("People can choose them. A text would go to {place}, model {model}.").format(
                place=endpoint.host, model=endpoint.model
            )
        )
    else:
        theme.body(t.gettext("Off. There is a service: {place}.").format(place=endpoint.host))
    theme.space(3)
    if st.button(t.gettext("Arrange AI questions"), key="ai_school"):
        st.query_params.from_dict({"deel": PART})
        st.rerun()


def show(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    """The screen, for who administers."""
    theme.back(t.gettext("Back to Administration"), "ai_school_back")
    theme.title(t.gettext("AI questions"))
    theme.lead(
        t.gettext(
            "An AI asks at most a question about somebody's own text, after that person read what leaves and "
            "pressed “Send”. Everything works without it."
        )
    )
    _service(app, viewer, t)
    standing = app.asking.school.standing(viewer)
    if standing and app.asking.endpoint:
        _try(app, viewer, t, standing)
        _evaluated(app, t, app.asking.endpoint)
        ai_conditions.show(app, viewer, t, standing)
        _offer(app, viewer, t, standing)
    ai_choice.to_the_instructions(t)


def _service(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    theme.heading(t.gettext("The service"))
    theme.body(
        t.gettext(
            "Best is a model on a computer of the school or the board: then nothing goes outside. Otherwise "
            "a company in the EU with a processing agreement, that does not train with the texts and does "
            "not keep them."
        )
    )
    theme.space(3)
    if app.asking.school.of_environment:
        return _of_environment(app, t)
    _form(app, viewer, t, app.asking.endpoint)
    if app.asking.endpoint:
        with st.container(key="gevaar_ai_dienst"):
            if st.button(t.gettext("Take this service away"), key="ai_service_away", type="tertiary"):
                app.asking.school.let_go(viewer)
                st.rerun()
    return None


def _of_environment(app: Teamtuin, t: Texts) -> None:
    """What the computer itself names wins; it cannot be changed here."""
    endpoint, refused = app.asking.endpoint, app.asking.school.refused
    if refused:
        theme.body(t.gettext("TEAMTUIN_AI_URL names an address that may not be used, so AI is off."))
        return theme.wrong(t.refusal(refused))
    if endpoint:
        theme.body(
            t.gettext(
                "TEAMTUIN_AI_URL names it on the computer that runs Teamtuin, and that wins: {url}, model "
                "{model}. It can be changed only there."
            ).format(url=endpoint.url, model=endpoint.model)
        )
    return None


def _form(app: Teamtuin, viewer: Viewer, t: Texts, now: Endpoint | None) -> None:
    with st.form("ai_service", border=False):
        url = st.text_input(
            t.gettext("Address"),
            now.url if now else "",
            max_chars=200,
            placeholder="http://localhost:11434/v1",
        )
        model = st.text_input(t.gettext("Model"), now.model if now else "", max_chars=200)
        number = st.session_state.get(KEPT, 0)
        key = st.text_input(
            _key_label(t, now), type="password", max_chars=200, autocomplete="off", key=f"ai_key_{number}"
        )
        theme.quiet(
            t.gettext(
                "The key lies beside the keys of the school. It is never shown again, never taken along, and "
                "in no backup: after a restore on another computer you type it again."
            )
        )
        sent = st.form_submit_button(t.gettext("Save"), type="primary")
    if now:
        theme.space(3)
        theme.quiet(t.gettext("Another address or another model ends the signature below."))
    if sent:
        try:
            app.asking.school.choose(viewer, url=url, model=model, key=key)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        st.session_state[KEPT] = number + 1
        st.rerun()
    return None


def _key_label(t: Texts, now: Endpoint | None) -> str:
    if now and now.key:
        return t.gettext("Key. There is one; leave this empty to keep it")
    return t.gettext("Key, if the service asks for one")


def _try(app: Teamtuin, viewer: Viewer, t: Texts, standing: Standing) -> None:
    theme.heading(t.gettext("Try it"))
    theme.body(
        t.gettext("Only this sentence goes, with the instruction that always goes along. It is nobody's:")
    )
    st.html(f'<p class="tt-text tt-sent">{SENTENCES[t.language]}</p>')
    theme.space(3)
    tries = st.button(t.gettext("Try the service"), key="ai_try")
    theme.space(3)
    if tries:
        _tried(app, viewer, t)
    elif standing.trial:
        moment = question_origin.moment(standing.trial.tried_at, t.language)
        theme.quiet(t.gettext("Tried last on {moment}.").format(moment=moment))
        _worked(t, standing.trial)


def _tried(app: Teamtuin, viewer: Viewer, t: Texts) -> None:
    with st.empty():
        theme.quiet(t.gettext("The sentence is on its way, at most forty seconds …"))
        try:
            found = app.asking.school.try_out(viewer, t.language)
        except NoAiQuestion as why:
            return theme.wrong(t.gettext(WHY_NOT.get(type(why), NO_QUESTION)))
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        with st.container(gap=None):
            _worked(t, found)
    return None


def _worked(t: Texts, found: Trial) -> None:
    seconds = format_decimal(found.seconds, "0.0", locale=t.language)
    theme.body(t.gettext("It works. The answer took {seconds} seconds.").format(seconds=seconds))
    if found.takes_json:
        theme.quiet(t.gettext("The service can answer in a fixed form, and is asked to."))
    else:
        theme.quiet(t.gettext("The service does not answer in a fixed form. That works too."))


def _evaluated(app: Teamtuin, t: Texts, endpoint: Endpoint) -> None:
    """What the latest evaluation of this model said (`teamtuin evaluate`); below 95 % it stays off."""
    result = evaluation.kept(app.settings.data)
    theme.space(5)
    if result is None or not result.is_about(endpoint):
        return theme.quiet(
            t.gettext(
                "How good the questions of this model are, was not tried yet. It can be, with forty made-up "
                "texts: python3 -m teamtuin evaluate."
            )
        )
    values = {
        "day": theme.day_in_words(result.day, t.language),
        "clean": result.clean,
        "n": result.n,
        "share": int(result.share * 100 + 1e-9),  # rounded down: 94.9 is not 95
    }
    if result.is_clean_enough:
        return theme.quiet(
            t.gettext(
                "Tried on {day} with made-up texts: {clean} of {n} questions broke no rule, {share} %."
            ).format(**values)
        )
    return theme.wrong(
        t.gettext(
            "Tried on {day} with made-up texts: only {clean} of {n} questions broke no rule, {share} %. From "
            "95 % a model is good enough. Leave AI questions off with this one."
        ).format(**values)
    )


def _offer(app: Teamtuin, viewer: Viewer, t: Texts, standing: Standing) -> None:
    theme.heading(t.gettext("Offer it to the school"))
    if standing.signature is None:
        return theme.body(t.gettext("That can be done once the conditions are signed."))
    on = app.asking.offered(viewer)
    if on:
        theme.body(t.gettext("Everybody chooses for themselves, in My garden. Off is the default there."))
        theme.space(3)
    words = t.gettext("Switch AI questions off") if on else t.gettext("Let people choose AI questions")
    if st.button(words, key="ai_offer"):
        try:
            app.asking.offer(viewer, on=not on)
        except TeamtuinError as refusal:
            return theme.wrong(t.refusal(refusal))
        st.rerun()
    return None
