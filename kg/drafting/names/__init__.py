"""Who and what is named: states, bodies, persons and their offices, treaties, places, groups."""
