"""Reflections: from one line to a whole way in. Each is its writer's."""
