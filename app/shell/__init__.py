"""The PWA's shell: the built files, the service worker at the root, and one page for every path of the interface."""
