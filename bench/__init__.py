"""The benchmarks: every claim about accuracy or speed is one command here."""
