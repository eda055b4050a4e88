"""The handlers of the command line, one module per group; imported only when called."""
