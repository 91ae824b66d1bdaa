"""Builds the wheel of the working folder with a back-end: build_wheel.py MODULE OUT"""
import importlib
import os
import sys

backend = importlib.import_module(sys.argv[1])
os.makedirs(sys.argv[2], exist_ok=True)
print("\n" + backend.build_wheel(sys.argv[2]))
