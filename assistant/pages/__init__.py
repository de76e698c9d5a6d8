"""The chat in the browser: ``launch`` serves it, ``app`` is its page, everything else is behind the page."""
