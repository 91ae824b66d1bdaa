"""Answers questions about strings of the packaging standards with the installed `packaging` and `importlib.metadata`.

Reads one JSON array of questions a line and writes one JSON array of answers a line. The first line is the list of
environments in which markers are evaluated.
"""

import importlib.metadata
import json
import re
import sys
import warnings

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.metadata import InvalidMetadata, Metadata
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import InvalidName, canonicalize_name
from packaging.version import InvalidVersion, Version

warnings.simplefilter("ignore")


def attempt(action):
    """The answer, or the name of the error that is no answer of the library but a slip of it."""
    try:
        return action()
    except Exception as error:  # noqa: BLE001
        return {"crash": type(error).__name__}


def version(question):
    try:
        parsed = Version(question["text"])
    except InvalidVersion:
        return None
    return {"text": str(parsed), "prerelease": parsed.is_prerelease}


def order(question):
    a, b = Version(question["a"]), Version(question["b"])
    return {"order": (a > b) - (a < b)}


def specifier(question):
    try:
        parsed = SpecifierSet(question["text"])
    except InvalidSpecifier:
        return None
    answer = {"length": len(parsed), "empty": attempt(parsed.is_unsatisfiable)}
    for name, prereleases in (("contains", None), ("with", True), ("without", False)):
        answer[name] = [
            attempt(lambda v=v: SpecifierSet(question["text"]).contains(v, prereleases=prereleases))
            for v in question["versions"]
        ]
    answer["text"] = attempt(lambda: str(parsed))
    try:
        other = SpecifierSet(question["other"])
    except InvalidSpecifier:
        return answer
    if "===" not in question["text"] + question["other"]:
        answer["subset"] = attempt(lambda: parsed.is_subset(other))
        answer["disjoint"] = attempt(lambda: parsed.is_disjoint(other))
    return answer


def marker_answers(parsed):
    return {"text": attempt(lambda: str(parsed)), "values": [attempt(lambda e=e: evaluate(parsed, e)) for e in ENVIRONMENTS]}


def evaluate(parsed, environment):
    try:
        return parsed.evaluate(environment, context="requirement")
    except (UndefinedComparison, UndefinedEnvironmentName):
        return "error"


def marker(question):
    try:
        parsed = Marker(question["text"])
    except InvalidMarker:
        return None
    return marker_answers(parsed)


def requirement(question):
    try:
        parsed = Requirement(question["text"])
    except InvalidRequirement:
        return None
    return {
        "name": parsed.name,
        "extras": sorted(parsed.extras),
        "specifiers": attempt(lambda: str(parsed.specifier)),
        "url": parsed.url,
        "marker": marker_answers(parsed.marker) if parsed.marker else None,
        "text": attempt(lambda: str(parsed)),
    }


def name(question):
    try:
        canonicalize_name(question["text"], validate=True)
        valid = True
    except InvalidName:
        valid = False
    return {"valid": valid, "text": canonicalize_name(question["text"])}


def entry_point(question):
    match = importlib.metadata.EntryPoint.pattern.match(question["text"])
    if match is None:
        return None
    return {
        "module": match.group("module"),
        "attribute": match.group("attr"),
        "extras": re.findall(r"\w+", match.group("extras") or ""),
    }


def license_expression(question):
    try:
        return canonicalize_license_expression(question["text"])
    except InvalidLicenseExpression:
        return None


def import_name(question):
    raw = {"metadata_version": "2.5", "name": "a", "version": "1", "import_names": [question["text"]]}
    try:
        Metadata.from_raw(raw, validate=False).import_names
    except InvalidMetadata:
        return None
    return True


ANSWERS = {
    "license": license_expression,
    "import-name": import_name,
    "version": version,
    "order": order,
    "specifier": specifier,
    "requirement": requirement,
    "marker": marker,
    "name": name,
    "entry-point": entry_point,
}


def environment_of(raw):
    return {key: frozenset(value) if isinstance(value, list) else value for key, value in raw.items()}


ENVIRONMENTS = [environment_of(raw) for raw in json.loads(sys.stdin.readline())]
for line in sys.stdin:
    answers = [attempt(lambda q=q: ANSWERS[q["kind"]](q)) for q in json.loads(line)]
    sys.stdout.write(json.dumps(answers) + "\n")
    sys.stdout.flush()
