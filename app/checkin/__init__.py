"""Check-in and check-out (到岗, 离岗): an officer's own word about a post, with a fix."""
