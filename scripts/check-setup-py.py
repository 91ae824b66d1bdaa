"""What a real setup.py passes to setup(): run with setup() caught, and written as JSON.

    python check-setup-py.py PROJECT

The setup.py runs, so this is for projects that one would build anyway, in an environment of its own.
"""
import json
import os
import sys

import setuptools
import distutils.core


def shown(value, depth=0):
    if depth > 40:
        return {"kind": "object", "type": "deep"}
    if value is None:
        return {"kind": "none"}
    if isinstance(value, bool):
        return {"kind": "bool", "value": value}
    if type(value) is int:
        return {"kind": "int", "value": value}
    if type(value) is float:
        return {"kind": "float", "value": value}
    if isinstance(value, str):
        return {"kind": "str", "value": str(value)}
    if isinstance(value, bytes):
        return {"kind": "bytes", "value": value.decode("latin-1")}
    if isinstance(value, dict):
        return {"kind": "dict", "entries": [[shown(k, depth + 1), shown(v, depth + 1)] for k, v in value.items()]}
    for kind, types in (("list", list), ("tuple", tuple), ("set", (set, frozenset))):
        if isinstance(value, types):
            return {"kind": kind, "items": [shown(v, depth + 1) for v in value]}
    if type(value).__name__ in ("filter", "map", "generator", "zip", "dict_keys", "dict_values", "chain"):
        return {"kind": "list", "items": [shown(v, depth + 1) for v in value]}
    return {"kind": "object", "type": type(value).__name__}


def main(project, own_folder):
    calls = []

    class Caught:
        def __getattr__(self, name):
            return Caught()

        def __call__(self, *args, **kwargs):
            return Caught()

    def setup(**attrs):
        calls.append({key: shown(value) for key, value in attrs.items()})
        return Caught()

    setuptools.setup = distutils.core.setup = setup
    os.chdir(project)
    sys.argv = ["setup.py", "bdist_wheel"]
    if own_folder:
        sys.path.insert(0, os.getcwd())
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    failure = None
    try:
        path = os.path.abspath("setup.py")
        import tokenize
        with tokenize.open(path) as file:
            text = file.read()
        exec(compile(text, path, "exec"), {"__name__": "__main__", "__file__": path})
    except SystemExit:
        failure = "SystemExit"
    except BaseException as error:
        failure = f"{type(error).__name__}: {error}"
    json.dump({"calls": calls, "failure": failure}, out)
    out.flush()


main(sys.argv[1], sys.argv[2] == "own")
