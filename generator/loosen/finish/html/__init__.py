"""Changes to the publisher's HTML, and the folder that it stands in."""
