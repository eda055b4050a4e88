"""What a device that others use too may still hold of somebody: gone at the first page without a sign-in.

The writing field keeps a copy of what was not sent in the tab (sessionStorage). Who signs out takes it along
(page.js); whose session ended by itself, or from another device, does not. So the page to sign in on, and the
one for who lost the passphrase, take it away with a script of their own. All other plain pages run none.
"""

from starlette.requests import Request
from starlette.responses import Response

from teamtuin.addresses import SHARED_COOKIE
from teamtuin.web.guard import PLAIN_POLICY

GOING_ON = "verder"
"""In the address when the writer comes from the field itself, to sign in and go on with that very text."""


def wipes(request: Request) -> bool:
    """Whether the page asked for is to leave nothing in the tab; not after a slip in the passphrase."""
    going_on = GOING_ON in request.query_params or request.method == "POST"
    return request.state.viewer is None and SHARED_COOKIE in request.cookies and not going_on


def let_wipe(answer: Response) -> Response:
    """Let the page run its one script, which is a file of our own."""
    answer.headers["Content-Security-Policy"] = f"{PLAIN_POLICY}; script-src 'self'"
    return answer
