"""Serving phones on the same network: without TLS they have no service worker, no position and no keys."""
