"""Files become documents (`reader.read`), and documents the model or diagnostics (`parse.parse`)."""
