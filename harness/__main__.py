"""``harness`` and ``python -m harness``: the command line, from its first moment on."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> int:
    """Run the command line of the process, and give its exit status."""
    try:
        # here, for the import takes half a second, in which a user may break off, too
        from harness.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("\nbroken off\n")
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())
