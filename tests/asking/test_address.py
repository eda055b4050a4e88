"""To which addresses a text may go: no text in clear over the internet, and no secret in an address."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamtuin.asking.school.address import IN_CLEAR, NO_ADDRESS, OTHER_KIND, WITH_KEY, checked
from teamtuin.errors import Refused

LABELS = st.from_regex(r"[a-z][a-z0-9-]{0,10}[a-z0-9]", fullmatch=True)
NAMES = st.lists(LABELS, min_size=1, max_size=4).map(".".join)
HOME = ("localhost", ".localhost", ".local", ".internal", ".home.arpa")


def refusal(address: str) -> str:
    with pytest.raises(Refused) as refused:
        checked(address)
    assert str(refused.value) == "refused"  # what goes to a log holds nothing of what was typed
    return refused.value.sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("http://localhost:11434/v1", "http://localhost:11434/v1"),
        (" http://127.0.0.1:8080/v1/ ", "http://127.0.0.1:8080/v1"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
        ("http://192.168.1.20/v1/chat/completions", "http://192.168.1.20/v1"),
        ("http://ai.local:8080", "http://ai.local:8080"),
        ("HTTPS://AI.Bestuur.example/v1", "https://ai.bestuur.example/v1"),
        ("https://8.8.8.8/v1", "https://8.8.8.8/v1"),
    ],
)
def test_a_good_address_is_kept_without_what_is_not_needed(typed, kept):
    assert checked(typed) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", OTHER_KIND),
        ("localhost:11434/v1", OTHER_KIND),
        ("ftp://localhost/v1", OTHER_KIND),
        ("file:///etc/passwd", OTHER_KIND),
        ("javascript:alert(1)", OTHER_KIND),
        ("https://", NO_ADDRESS),
        ("https://ai .example/v1", NO_ADDRESS),
        ("https://ai.example:99999/v1", NO_ADDRESS),
        ("https://ai.example:0/v1", NO_ADDRESS),
        ("https://ai.example/v1\nHost: elders", NO_ADDRESS),
        ("https://ai.exámple/v1", NO_ADDRESS),
        ("https://ai.example\\@evil.example/v1", NO_ADDRESS),
        ("https://[1::2::3]/v1", NO_ADDRESS),
        ("https://" + "a" * 200 + ".example", NO_ADDRESS),
        ("https://wim:geheim@ai.example/v1", WITH_KEY),
        ("http://127.0.0.1@8.8.8.8/v1", WITH_KEY),
        ("https://ai.example/v1?key=geheim", WITH_KEY),
        ("https://ai.example/v1#geheim", WITH_KEY),
        ("http://ai.example/v1", IN_CLEAR),
        ("http://localhost.example/v1", IN_CLEAR),
        ("http://school-server/v1", IN_CLEAR),
        ("http://172.32.0.1/v1", IN_CLEAR),
        ("http://169.254.169.254/v1", IN_CLEAR),
        ("http://0.0.0.0/v1", IN_CLEAR),
        ("http://[::ffff:8.8.8.8]/v1", IN_CLEAR),
        ("http://127.1/v1", NO_ADDRESS),
        ("http://2130706433/v1", NO_ADDRESS),
        ("http://0x7f.0.0.1/v1", NO_ADDRESS),
        ("http://localhost./v1", NO_ADDRESS),
        ("http://8.8.8.8.local@/v1", WITH_KEY),
    ],
)
def test_every_other_one_is_refused_with_its_reason_in_one_sentence(typed, sentence):
    assert refusal(typed) == sentence


@given(number=st.integers(0, 2**32 - 1), spelling=st.sampled_from(["{}", "{0:d}", "{0:#x}"]))
def test_over_http_a_number_outside_the_private_networks_is_refused_however_it_is_spelled(number, spelling):
    address = IPv4Address(number)
    shown = str(address) if spelling == "{}" else spelling.format(number)
    private = str(address) == shown and (
        address.is_loopback
        or any(str(address).startswith(block) for block in ("10.", "192.168."))
        or (address.packed[0] == 172 and 16 <= address.packed[1] < 32)
    )
    if private:
        assert checked(f"http://{shown}/v1") == f"http://{shown}/v1"
    else:
        assert refusal(f"http://{shown}/v1") in (IN_CLEAR, NO_ADDRESS)


@given(number=st.integers(0, 2**128 - 1))
def test_so_is_one_of_the_newer_kind(number):
    address = IPv6Address(number)
    private = address == IPv6Address("::1") or address.packed[0] in (0xFC, 0xFD)
    if private:
        assert checked(f"http://[{address}]/v1")
    else:
        assert refusal(f"http://[{address}]/v1") == IN_CLEAR


@given(name=NAMES)
def test_so_is_a_name_that_may_be_one_of_the_internet(name):
    if name.endswith(HOME):
        assert checked(f"http://{name}/v1")
    else:
        assert refusal(f"http://{name}/v1") == IN_CLEAR
    assert checked(f"https://{name}/v1") == f"https://{name}/v1"


@given(anything=st.text(max_size=60))
def test_whatever_is_typed_is_an_address_without_a_secret_or_refused(anything):
    for typed in (anything, f"http://{anything}", f"https://{anything}/v1"):
        try:
            kept = checked(typed)
        except Refused:
            continue
        assert kept.startswith(("http://", "https://"))
        assert not set("@?#\\ \t\n") & set(kept)
        assert checked(kept) == kept
