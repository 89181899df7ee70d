"""Who holds what: control maps, line of contact, sectors, change."""
