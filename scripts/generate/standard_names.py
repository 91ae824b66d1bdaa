"""Prints the public names of modules of Python's standard library, by release and platform, as the stubs have them.

Names that the Python at hand has besides are printed apart: the stubs leave out what is there by accident.
"""
import importlib
import json
import pkgutil
import sys

from typeshed_client import get_search_context, get_stub_names

PLATFORMS = ["linux", "darwin", "win32"]
modules, minors = json.loads(sys.argv[1]), json.loads(sys.argv[2])


def exported(module, minor, platform):
    context = get_search_context(version=(3, minor), platform=platform)
    names = get_stub_names(module, search_context=context)
    return None if names is None else {name for name, info in names.items() if info.is_exported}


def public(names):
    return sorted(name for name in names if not name.startswith("_"))


found = {}
for module in modules:
    by = {
        platform: {minor: public(exported(module, minor, platform) or []) for minor in minors}
        for platform in PLATFORMS
    }
    try:
        loaded = importlib.import_module(module)
        # Modules within it are there once somebody has imported them.
        inner = {one.name for one in pkgutil.iter_modules(getattr(loaded, "__path__", []))}
        here = public({*dir(loaded), *inner})
    except ImportError:
        here = []
    found[module] = {"by": by, "here": here}
print(json.dumps(found))
