"""Learns the trained reader of figures: lessons from annotated texts, the encoder, and the file that it is kept in."""
