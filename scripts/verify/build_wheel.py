"""Builds the wheel of the working folder with a back-end: build_wheel.py MODULE OUT [sdist]

With `sdist` the wheel is built from the source distribution, in a process of its own.
"""
import importlib
import os
import subprocess
import sys
import tarfile

module, out, *via = sys.argv[1:]
backend = importlib.import_module(module)
os.makedirs(out, exist_ok=True)
if via:
    archive = os.path.join(out, backend.build_sdist(out))
    with tarfile.open(archive) as opened:
        opened.extractall(out, filter="data")
    folder = archive.removesuffix(".tar.gz")
    built = subprocess.run(
        [sys.executable, "-B", os.path.abspath(__file__), module, out], cwd=folder, check=True, capture_output=True, text=True
    )
    print("\n" + built.stdout.strip().split("\n")[-1])
else:
    print("\n" + backend.build_wheel(out))
