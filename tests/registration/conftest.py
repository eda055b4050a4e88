"""Pages are opened here too."""

from tests.ui.conftest import open_as

__all__ = ["open_as"]
