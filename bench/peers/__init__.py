"""Other tools for times, run on the same texts as ours: one adapter a file.  None of them is shipped."""
