"""Run the command line: `python -m kg`, or `kg`."""

from __future__ import annotations


def main() -> None:
    """Run `kg` and turn errors into sentences and exit codes."""
    from kg.cli import run

    run()


if __name__ == "__main__":
    main()
