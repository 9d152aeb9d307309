"""How exact the hold timer is, on the built site and in real browsers."""
