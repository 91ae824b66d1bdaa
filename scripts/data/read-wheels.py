"""Reads the facts out of the downloaded wheels and prints them as one JSON object.

    read-wheels.py WHEEL …

Modules are run from an unpacked copy in a temporary folder: nothing is installed.
"""

import email
import importlib
import json
import pathlib
import sys
import tempfile
import zipfile


def metadata(folder, name):
    """Name, version, licence and licence texts of a wheel, as its own metadata states them."""
    (info,) = [p for p in folder.glob("*.dist-info") if p.name.split("-")[0].replace("_", "-") == name]
    headers = email.message_from_string((info / "METADATA").read_text(encoding="utf-8"))
    texts = sorted(p for p in (info / "licenses").rglob("*") if p.is_file())
    return {
        "name": headers["Name"],
        "version": headers["Version"],
        "license": headers["License-Expression"] or licence_of_classifiers(headers) or headers["License"] or "",
        "texts": [{"file": p.name, "text": p.read_text(encoding="utf-8")} for p in texts],
    }


def licence_of_classifiers(headers):
    found = [c.split(" :: ")[-1] for c in headers.get_all("Classifier", []) if c.startswith("License ::")]
    return ", ".join(found)


def classifiers():
    trove = importlib.import_module("trove_classifiers")
    return {"classifiers": list(trove.sorted_classifiers), "deprecated": dict(trove.deprecated_classifiers)}


def licences():
    """What the reference implementation of PEP 639 knows; it decides which identifiers are refused."""
    spdx = importlib.import_module("packaging.licenses._spdx")
    return {
        "version": spdx.VERSION,
        "licenses": [[e["id"], e["deprecated"]] for e in spdx.LICENSES.values()],
        "exceptions": [[e["id"], e["deprecated"]] for e in spdx.EXCEPTIONS.values()],
    }


def schemas(folder):
    resources = folder / "validate_pyproject_schema_store" / "resources"
    read = {p.name: json.loads(p.read_text(encoding="utf-8")) for p in sorted(resources.glob("*.json"))}
    return {"tools": read.pop("tool.json"), "extra": read.pop("extra.json"), "files": read}


def main(wheels):
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for wheel in wheels:
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder)
        sys.path.insert(0, str(folder))
        names = [pathlib.Path(wheel).name.split("-")[0].replace("_", "-") for wheel in wheels]
        json.dump(
            {
                "classifiers": classifiers(),
                "licences": licences(),
                "schemas": schemas(folder),
                "packages": [metadata(folder, name) for name in names],
            },
            sys.stdout,
        )


main(sys.argv[1:])
