"""The environment that snippets run in: the same on every machine, nothing of the caller's."""

import os
import platform
import sys
from pathlib import Path

# Where programs and shared libraries are is the machine's affair; all else is fixed.
KEPT = ("PATH", "LD_LIBRARY_PATH")

# One thread: tiny training steps are tens of times slower where threads fight over few cores.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

# The same kernels on every x86-64 processor of the last ten years, so that digits agree.
SAME_KERNELS = {
    "ATEN_CPU_CAPABILITY": "avx2",
    "MKL_CBWR": "COMPATIBLE",  # the only setting that Intel's and AMD's processors share
    "NPY_ENABLE_CPU_FEATURES": "X86_V3",
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "OPENBLAS_CORETYPE": "Haswell",
}


def environment(home: Path, hash_seed: str = "0") -> dict[str, str]:
    """The environment variables of a run, complete. `home` is a folder that may be written to."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    fixed = {
        "HOME": str(home),
        "TMPDIR": str(home),
        "MPLCONFIGDIR": str(home),
        "MPLBACKEND": "module://fiddler.figures",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": hash_seed,
        "PYTHONUTF8": "1",
        "TZ": "UTC",
    }
    if platform.machine().lower() in ("x86_64", "amd64"):
        fixed |= SAME_KERNELS
    if sys.platform == "darwin":
        fixed["OBJC_DISABLE_INITIALIZE_FORK_SAFETY"] = "YES"  # the server forks after import
    return kept | ONE_THREAD | fixed
