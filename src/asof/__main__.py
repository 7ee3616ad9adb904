"""``python -m asof`` is the ``asof`` command."""

from asof.cli.main import main

main()
