"""Prints the minor releases of Python as JSON, from the release data of the PEPs and the builds that uv offers.

    pythons.py PYTHON_RELEASES_TOML UV
"""

import json
import re
import subprocess
import sys
import tomllib

OLDEST = (2, 7)


def key(version):
    return tuple(int(part) for part in version.split("."))


def latest_builds(uv):
    """The newest final release of each minor that uv knows: proof that the minor is out."""
    command = [uv, "python", "list", "--offline", "--only-downloads", "--all-versions", "--output-format", "json"]
    entries = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    latest = {}
    for entry in entries:
        if entry["implementation"] != "cpython" or not re.fullmatch(r"\d+\.\d+\.\d+", entry["version"]):
            continue
        minor = entry["version"].rpartition(".")[0]
        latest[minor] = max(latest.get(minor, "0"), entry["version"], key=key)
    return latest


def main(releases, uv):
    with open(releases, "rb") as file:
        data = tomllib.load(file)
    latest = latest_builds(uv)
    found = []
    for minor, facts in sorted(data["metadata"].items(), key=lambda item: key(item[0])):
        if key(minor) < OLDEST:
            continue
        ended = facts["status"] == "end-of-life"
        end = facts["end-of-life"].isoformat()
        entry = {
            "minor": minor,
            "firstRelease": facts["first-release"].isoformat(),
            "endOfBugfix": facts["end-of-bugfix"].isoformat(),
            # A planned end names the month only: the day in the source is a place-holder.
            "endOfLife": end if ended else end[:7],
            "pep": facts["pep"],
        }
        if minor in latest:
            entry["latest"] = latest[minor]
        found.append(entry)
    json.dump(found, sys.stdout)


main(*sys.argv[1:])
