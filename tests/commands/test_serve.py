"""Which port, and what is said when there is none."""

import socket

import pytest

from teamtuin.commands import serve
from teamtuin.settings import Settings


@pytest.fixture
def taken():
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_an_explicit_port_that_is_taken_is_refused(taken):
    with pytest.raises(serve.PortTaken) as refused:
        serve.reserve("127.0.0.1", taken)
    assert refused.value.values == {"port": taken}


def test_without_one_the_next_free_port_is_found(taken, monkeypatch):
    monkeypatch.setattr(serve, "PORT", taken)
    with serve.reserve("127.0.0.1", None) as line:
        assert taken < line.getsockname()[1] < taken + serve.TRIES


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("127.0.0.1", -1), ("203.0.113.9", 0)])
def test_a_port_or_address_this_computer_does_not_have_is_refused(host, port):
    with pytest.raises(serve.PortForbidden):
        serve.reserve(host, port)


def test_the_address_on_screen_is_one_to_click():
    assert serve.address("0.0.0.0", 8501) == "http://127.0.0.1:8501"
    assert serve.address("::1", 8502) == "http://[::1]:8502"


def test_only_a_proxy_that_was_announced_may_say_where_a_request_comes_from(tmp_path):
    assert serve.server_config(Settings.of(tmp_path)).proxy_headers is False
    assert serve.server_config(Settings.of(tmp_path, url="https://tuin.example")).proxy_headers is True
