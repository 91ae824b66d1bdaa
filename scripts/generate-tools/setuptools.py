# requires: setuptools==84.2.1
"""What setuptools does otherwise than its schema says; defaults and ends from its source and change log."""
from common import write_tool

LICENSE_FILES = 'setuptools warns: the key belongs in `[project]`, and beside `project.license-files` it refuses.'
write_tool('setuptools', {'setuptools': {'keys': {
    'include-package-data': {'default': True, 'docs': 'Packs the data files that MANIFEST.in or the version control plug-in names.'},
    'zip-safe': {'deprecated': {'message': 'It matters for eggs only, which nothing installs any more.'}},
    'eager-resources': {'deprecated': {'message': 'It matters for eggs only, which nothing installs any more.'}},
    'namespace-packages': {'removed': {
        'message': 'setuptools refuses it: packages without `__init__.py` are namespaces on their own.',
    }},
    'license-files': {'deprecated': {'since': '77.0.0', 'message': LICENSE_FILES, 'successor': 'project.license-files'}},
    'script-files': {'docs': 'Script files as they are, copied beside the interpreter; `[project.scripts]` is the way for functions.'},
    'packages': {'docs': 'The packages to put in the wheel: a list of names, or `find` to look for them. Left out, setuptools finds them itself.'},
    'package-dir': {'docs': 'Where packages lie, by name; the empty name is the folder of all others.', 'common': 0.15},
    'package-data': {'docs': 'Data files to pack, as patterns by package; `*` stands for every package.'},
    'exclude-package-data': {'docs': 'Data files to leave out, as patterns by package.'},
    'py-modules': {'docs': 'Single modules to put in the wheel. An empty list stops the search for them.'},
    'dynamic': {'docs': 'Where the fields that `project.dynamic` names come from: a file or an attribute of a module.'},
}}})
