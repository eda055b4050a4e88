"""A deck as one file that opens anywhere, without a network: screen, presenter's window and paper."""
