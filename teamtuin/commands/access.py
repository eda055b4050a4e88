"""`teamtuin access`: the whole policy, to print."""

from argparse import Namespace

from teamtuin.access import policy


def access(args: Namespace) -> int:
    """Print the access matrix with its fingerprint."""
    print(policy.matrix())
    return 0
