"""Video coaching in words: trajectories, rounds and clips; never an image."""
