# requires: basedpyright==1.40.2
"""basedpyright: what its sources, which it ships, read beside the settings of Pyright."""
import json
import os
import re

import basedpyright

from common import ROOT, write_tool

DOCS = {
    'allowedUntypedLibraries': 'Modules whose parts without types are not reported.',
    'baselineFile': 'The file of the findings that are known and not reported.',
    'enableBasedFeatures': 'Understands what basedpyright adds to the language of types.',
    'failOnWarnings': 'Ends with an error when there is a warning.',
    'reportAny': 'Expressions whose type is `Any`.',
    'reportEmptyAbstractUsage': 'Instances of abstract classes without an abstract method.',
    'reportExplicitAny': '`Any` that is written down.',
    'reportIgnoreCommentWithoutRule': '`# pyright: ignore` that names no rule.',
    'reportImplicitAbstractClass': 'Classes that are abstract by inheritance alone.',
    'reportImplicitRelativeImport': 'Imports of neighbours that are not written as relative ones.',
    'reportIncompatibleUnannotatedOverride': 'Attributes without a type that do not fit those of the base class.',
    'reportInvalidAbstractMethod': 'Abstract methods in classes that are not abstract.',
    'reportInvalidCast': 'Casts between types that have nothing in common.',
    'reportPrivateLocalImportUsage': 'Imports of what a module of the project imports itself and does not export.',
    'reportSelfClsDefault': 'Default values of `self` and `cls`.',
    'reportUnannotatedClassAttribute': 'Attributes of classes without a type.',
    'reportUnsafeMultipleInheritance': 'Several base classes whose `__init__` cannot all be called.',
    'reportUnusedParameter': 'Parameters that are not used.',
    'strictGenericNarrowing': 'Narrows generic types to what their bounds allow, not to `Any`.',
}
folder = os.path.join(os.path.dirname(basedpyright.__file__), 'dist')
with open(os.path.join(folder, 'pyright.js.map'), encoding='utf-8') as file:
    sources = json.load(file)
texts = dict(zip(sources['sources'], sources['sourcesContent']))
options = next(text for name, text in texts.items() if name.endswith('/common/configOptions.ts'))


def listed(function):
    start = options.index(f'export function {function}')
    return re.findall(r'DiagnosticRule\.(\w+)', options[start : options.index('\n}', start)])


def values(name):
    found = re.search(rf"export const {name} = \[(.*?)\] as const", options, re.S)
    return re.findall(r"'(\w+)'", found[1])


with open(os.path.join(ROOT, '.cache', 'data', 'schemas', 'pyright.schema.json'), encoding='utf-8') as file:
    known = set(json.load(file)['properties'])
levels = listed('getDiagLevelDiagnosticRules')
switches = listed('getBooleanDiagnosticRules')
others = {'allowedUntypedLibraries', 'baselineFile', 'failOnWarnings'}
more = [name for name in [*levels, *switches, *sorted(others)] if name not in known]
if set(more) != set(DOCS):
    raise SystemExit(f'the settings that are described are others: {sorted(set(more) ^ set(DOCS))}')
LEVEL = {'anyOf': [{'type': 'string', 'values': values('allDiagnosticCategories')}, {'type': 'boolean'}]}
rules = {}
for name in levels:
    rules[name] = {**LEVEL, **({'docs': DOCS[name]} if name in DOCS else {})}
for name in switches:
    if name not in known:
        rules[name] = {'type': 'boolean', 'docs': DOCS[name]}
environment = dict(rules)
keys = {
    **rules,
    'allowedUntypedLibraries': {'type': 'strings', 'docs': DOCS['allowedUntypedLibraries'], 'example': '["numpy"]'},
    'baselineFile': {'type': 'string', 'language': 'path', 'default': '.basedpyright/baseline.json', 'docs': DOCS['baselineFile']},
    'failOnWarnings': {'type': 'boolean', 'docs': DOCS['failOnWarnings']},
    'typeCheckingMode': {'type': 'string', 'values': values('allTypeCheckingModes'), 'default': 'recommended', 'common': 0.4},
    'executionEnvironments': {'items': {'keys': environment}},
}
with open(os.path.join(ROOT, 'server', 'data', 'tools', 'pyright.json'), encoding='utf-8') as file:
    shared = json.load(file)['tables']['pyright']['keys']
keys = {**{name: key for name, key in shared.items() if name not in keys}, **keys}
write_tool('basedpyright', {'basedpyright': {'closed': True, 'keys': keys}})
