"""The Content Security Policy, HTTP headers for hosts, and a check of each published page."""
