"""How trajectories end: deleted by their owner, left by somebody, or by their date."""
