# requires: pyright==1.1.414
"""Pyright: the settings that its reader crosses off its list, which the schema does not close."""
import json
import os
import re

import pyright

from common import ROOT, write_tool

bundle = os.path.join(os.path.dirname(pyright.__file__), 'dist', 'dist', 'pyright-internal.js')
with open(bundle, encoding='utf-8') as file:
    read = set(re.findall(r'\bi\.delete\("(\w+)"\)', file.read()))
with open(os.path.join(ROOT, '.cache', 'data', 'schemas', 'pyright.schema.json'), encoding='utf-8') as file:
    schema = json.load(file)
known = set(schema['properties'])
more = sorted(read - known)
MINOR = {'type': 'string', 'patterns': [r'^3\.\d+(\.\d+)*$'], 'example': '"3.12"', 'docs': 'The Python that the code runs on: `3.12`. Without it the Python of the environment counts.', 'common': 0.4}
BOOLEANS = {'verboseOutput', 'skipNativeLibraries', 'autoImportCompletions', 'indexing', 'logTypeEvaluationTime', 'useLibraryCodeForTypes'}
keys = {name: {'type': 'boolean' if name in BOOLEANS else 'any', 'docs': 'Read, and described nowhere.', 'common': 0} for name in more}
keys['pythonVersion'] = MINOR
keys['pythonPlatform'] = {'type': 'string', 'values': ['Linux', 'Darwin', 'Windows', 'iOS', 'Android', 'All'], 'open': True}
for name in ('include', 'exclude', 'ignore', 'strict'):
    keys[name] = {'items': {'language': 'glob'}, **({'common': 0.5} if name == 'include' else {})}
keys['typeCheckingMode'] = {'common': 0.4}
write_tool('pyright', {'pyright': {'closed': True, 'keys': keys}})
