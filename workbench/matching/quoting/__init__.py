"""Quotations compared with their sources word for word."""
