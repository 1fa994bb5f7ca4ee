"""What a killed run left behind in the folder of incoming copies."""

import os
from pathlib import Path


def clean_incoming(into: Path) -> int:
    """Removes incoming copies whose process is gone; gives how many.

    Copies are named `<process id>-<random>.part`. Those of a process that still runs (another
    user's, this one's) stay.
    """
    removed = 0
    for path in sorted(into.glob("*.part")) if into.is_dir() else ():
        process = path.name.partition("-")[0]
        if process.isdigit() and _is_running(int(process)):
            continue
        path.unlink(missing_ok=True)
        removed += 1
    return removed


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
