"""Who carries what: the tasks of a proeftuin, and by whom they were and are carried, in words."""
