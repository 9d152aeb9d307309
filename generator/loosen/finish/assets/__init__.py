"""Style sheets, scripts and pictures of the published site: fewer, smaller, named by their content."""
