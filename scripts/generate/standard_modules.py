"""Prints which top-level modules the standard library of each Python 3 has."""
import json

import stdlibs

minors = [one for one in stdlibs.KNOWN_VERSIONS if one.startswith("3.")]
print(json.dumps({minor: sorted(stdlibs.stdlib_module_names(minor)) for minor in minors}))
