"""Which BLAS this process computes with: a slow one makes NumPy and PyTorch look slow, so it is named."""

import re


def blas_name():
    """The libraries' file names; Linux only."""
    try:
        with open("/proc/self/maps") as maps:
            files = set(re.findall(r"/([^/\n]*(?:blas|mkl_)[^/\n]*\.so[^/\n]*)$", maps.read(), re.M))
    except OSError:
        return "unknown"
    return ", ".join(sorted(files)) or "built in"
