"""Programs that are interrupted as at a terminal, though the tests may run in the background."""

import signal


def heeds_interrupts() -> None:
    """For a child before it starts: a shell's background jobs pass on that SIGINT is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
