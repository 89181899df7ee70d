"""The command ``trucewatch``: registers all groups and turns errors into messages."""

from __future__ import annotations

import functools
import gc
import importlib
import pkgutil
import sys

import typer

from trucewatch.cli import commands
from trucewatch.cli.exit import exit_code
from trucewatch.vocabulary.errors import TrucewatchError

# Records are frozen and hold no circles: looking for circles among a hundred thousand of them
# took a fifth of a day's time, and found none.
SELDOM = (100_000, 50, 100)

EPILOG = "Examples: trucewatch demo · trucewatch add PATH… · trucewatch report 2025-03-12 -o out"


@functools.cache
def assemble() -> typer.Typer:
    """Make the app with the commands of every file in ``cli/commands``, in name order.

    Once in a process: groups are shared, and a command registered twice is kept twice.
    """
    app = typer.Typer(
        name="trucewatch",
        help="Did the ceasefire hold: where, how sure are we, and who was looking?",
        epilog=EPILOG,
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    for found in sorted(pkgutil.iter_modules(commands.__path__), key=lambda module: module.name):
        importlib.import_module(f"{commands.__name__}.{found.name}").register(app)
    return app


def main() -> None:
    """Run the command line; errors we raise on purpose are printed without a traceback."""
    gc.set_threshold(*SELDOM)
    try:
        assemble()()
    except TrucewatchError as error:
        sys.stderr.write(f"trucewatch: {error}\n")
        sys.exit(exit_code(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
