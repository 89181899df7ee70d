"""``python -m trucewatch`` is the command ``trucewatch``."""

from trucewatch.cli.main import main

main()
