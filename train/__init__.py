"""Learns the weights of the trained readers from annotated texts; nothing here runs with asof."""
