"""Saved coverage -> clean articles -> passages -> a searchable index."""
