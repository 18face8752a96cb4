"""Fetching a page from the web when a person asks for it, guarded against what it may answer.

`fetch` in `fetching.fetch` is the way in. Nothing here is imported before a page is to be fetched.
"""
