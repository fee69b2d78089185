// A service worker that does nothing: the check only asks whether this phone can have one.
