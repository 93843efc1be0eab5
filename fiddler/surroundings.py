"""What a run depends on besides files of ours: Python, the machine, the packages installed."""

import platform
import sysconfig
from pathlib import Path


def surroundings() -> str:
    """Their names and versions. Reads a folder and no package, so that it takes no time."""
    installed = sorted(p.name for p in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    return "\n".join([platform.python_version(), platform.machine(), *installed])
