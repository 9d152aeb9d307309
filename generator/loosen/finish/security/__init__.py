"""The Content Security Policy and the headers of hosts."""
