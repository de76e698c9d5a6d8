"""Fetch pages from the web, politely and safely.

``assistant.fetching.urls`` is light; ``assistant.fetching.client`` brings the HTTP client with it, so it is imported
where something is fetched.
"""
