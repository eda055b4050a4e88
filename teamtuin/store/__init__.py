"""Where everything is kept: one file, one process, one door."""

from teamtuin.store.store import Store
from teamtuin.store.transaction import Transaction

__all__ = ["Store", "Transaction"]
