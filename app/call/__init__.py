"""Calls (警情): what people told 122 or 110, kept apart from accidents. A call may become an accident or none,
several may be about one, and the two are never added up. Who called is not kept."""
