"""From files to entries: fact sheets, tables, their dates and spans."""
