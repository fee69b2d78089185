"""Web Push: a hint to a phone whose app is closed. Nobody waits for it, and nothing depends on its arrival."""
