"""Which addresses a text may go to: https, or plain http to this computer and a private network.

No name is looked up here: what it means today it may not mean tomorrow. So a name counts as private only
where it cannot mean anything on the internet (RFC 6761, 6762, 8375, and ICANN's reservation of .internal).
"""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from teamtuin.errors import N_, Refused

LONGEST = 200
PRIVATE = tuple(
    ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
    )
)
AT_HOME = (".localhost", ".local", ".internal", ".home.arpa")
LABEL = r"(?!-)[a-z0-9_-]{1,63}(?<!-)"
NAME = re.compile(rf"{LABEL}(?:\.{LABEL})*\Z")
A_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\Z")
"""Names that programs read as an IPv4 address in one of its odd spellings, such as 134744072 or 8.2056."""
PATH = re.compile(r"[A-Za-z0-9._~/-]*\Z")
TALKS = "/chat/completions"

NO_ADDRESS = N_(
    "This is not an address of a service. Nothing has changed. It looks like "
    "http://localhost:11434/v1 or https://ai.example.org/v1."
)
OTHER_KIND = N_("An address begins with http:// or https://. Nothing has changed. Type it again.")
WITH_KEY = N_(
    "A key or a name does not belong in the address, because everybody here reads the address. Nothing has "
    "changed. Put the key in its own field."
)
IN_CLEAR = N_(
    "Over http a text would go through the internet for others to read. Nothing has changed. Take an address "
    "with https, or a computer in your own network."
)


def checked(address: str) -> str:
    """The address without what is not needed in it. Raises Refused, with the reason in one sentence."""
    typed = address.strip()
    if (
        len(typed) > LONGEST
        or not typed.isascii()
        or not typed.isprintable()
        or " " in typed
        or "\\" in typed
    ):
        raise Refused(NO_ADDRESS)
    try:
        parts = urlsplit(typed)
        port = parts.port
    except ValueError:
        raise Refused(NO_ADDRESS) from None
    if parts.scheme not in ("http", "https"):
        raise Refused(OTHER_KIND)
    if "@" in parts.netloc or parts.query or parts.fragment or "?" in typed or "#" in typed:
        raise Refused(WITH_KEY)
    host = parts.hostname or ""
    if not _is_host(host) or port == 0 or not PATH.match(parts.path):
        raise Refused(NO_ADDRESS)
    if parts.scheme == "http" and not is_private(host):
        raise Refused(IN_CLEAR)
    return _tidy(parts)


def is_private(host: str) -> bool:
    """Whether this host can only be this computer or one in the same private network."""
    if (number := _number(host)) is not None:
        return any(number in network for network in PRIVATE if network.version == number.version)
    return host == "localhost" or host.endswith(AT_HOME)


def _is_host(host: str) -> bool:
    if _number(host) is not None:
        return True
    return len(host) <= 253 and NAME.match(host) is not None and not A_NUMBER.match(host)


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host) if "%" not in host else None
    except ValueError:
        return None


def _tidy(parts: SplitResult) -> str:
    path = parts.path.rstrip("/").removesuffix(TALKS).rstrip("/")
    return f"{parts.scheme}://{parts.netloc.lower()}{path}"
