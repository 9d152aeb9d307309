"""Files become the model, or diagnostics. The door is `reader.read`."""
