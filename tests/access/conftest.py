"""Pages are opened here too."""

import tests.ui.packages  # noqa: F401 (it does its work when it is imported)
