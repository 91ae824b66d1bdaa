"""Prints what setuptools leaves out when it looks for packages by itself, and the modules of the standard library."""
import json
import sys

import setuptools
from setuptools import discovery

print(
    json.dumps(
        {
            "setuptools": setuptools.__version__,
            "python": "%d.%d" % sys.version_info[:2],
            "packages": list(discovery.FlatLayoutPackageFinder.DEFAULT_EXCLUDE),
            "modules": list(discovery.FlatLayoutModuleFinder.DEFAULT_EXCLUDE),
            "never": list(discovery.PackageFinder.ALWAYS_EXCLUDE),
            "standardLibrary": sorted(sys.stdlib_module_names),
        }
    )
)
