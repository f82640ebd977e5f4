"""Cannot be imported, as when a library it needs is not installed."""

message = "this plug-in needs a library that is not installed"
raise ImportError(message)
