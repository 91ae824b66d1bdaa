# requires: import-linter==2.16
"""Makes server/data/tools/importlinter.json from the contracts of import-linter and their fields."""

from common import write_tool
from importlinter.application.use_cases import _get_built_in_contract_types
from importlinter.domain import fields

DOCS = {
    'source_modules': 'Modules that must not import the forbidden ones.',
    'forbidden_modules': 'Modules that must not be imported.',
    'ignore_imports': 'Imports that do not count: `a.b -> c.d`.',
    'allow_indirect_imports': 'Imports by way of other modules are allowed.',
    'unmatched_ignore_imports_alerting': 'What happens when an import of `ignore_imports` is not there.',
    'as_packages': 'Modules stand for everything below them, too.',
    'broken_contract_guidance': 'What to tell whoever breaks the contract.',
    'modules': 'Modules that must not import each other.',
    'layers': 'The layers from the highest to the lowest; `a | b` for neighbours that must not import each other.',
    'containers': 'Packages that have these layers, each on its own.',
    'exhaustive': 'Every module of the containers must be in a layer.',
    'exhaustive_ignores': 'Modules that need not be in a layer.',
    'protected_modules': 'Modules that only the allowed ones may import.',
    'allowed_importers': 'Modules that may import the protected ones.',
    'ancestors': 'Packages whose children must not import each other in a circle.',
    'depth': 'How deep below the ancestors is looked.',
    'skip_descendants': 'Modules that are left out.',
}
EXAMPLES = {
    'ignore_imports': '["sample.b -> sample.a"]',
    'unmatched_ignore_imports_alerting': None,
    'layers': '["sample.b", "sample.a"]',
    'source_modules': '["sample.a"]',
    'forbidden_modules': '["sample.c"]',
    'modules': '["sample.b", "sample.c"]',
    'protected_modules': '["sample.a"]',
    'allowed_importers': '["sample.b", "sample.c"]',
    'ancestors': '["sample"]',
    'skip_descendants': '["sample.a"]',
    'containers': '["sample"]',
    'exhaustive_ignores': '["c"]',
}
TRUTH = {'anyOf': [{'type': 'boolean'}, {'type': 'string', 'patterns': ['^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$']}]}


def key_of(name, field):
    if isinstance(field, fields.BooleanField):
        key = dict(TRUTH)
    elif isinstance(field, fields.IntegerField):
        key = {'anyOf': [{'type': 'integer', **({'min': field.minimum} if field.minimum is not None else {})}, {'type': 'string', 'patterns': [r'^\s*\d+\s*$']}]}
    elif isinstance(field, fields.EnumField):
        key = {'type': 'string', 'values': [one.value for one in field.enum]}
    elif isinstance(field, fields.BaseMultipleValueField):
        key = {'type': ['strings', 'string']}
    elif isinstance(field, fields.TextField):
        key = {'type': ['string', 'strings']}
    else:
        key = {'type': 'string'}
    default = getattr(field, 'default', None)
    if isinstance(default, (bool, int, str)):
        key['default'] = default
    elif hasattr(default, 'value'):
        key['default'] = default.value
    if EXAMPLES.get(name):
        key['example'] = EXAMPLES[name]
    return {**key, 'docs': DOCS[name]}


kinds = {}
common = {
    'id': {'type': 'string', 'docs': 'A short name for the option `--contract`.'},
    'name': {'type': 'string', 'required': True, 'docs': 'What the contract says, for people.'},
}
options = {}
for kind, contract in _get_built_in_contract_types():
    kinds[kind] = {
        name: {**key_of(name, getattr(contract, name)), **({'required': True} if getattr(contract, name).required and getattr(contract, name).default is fields.NotSupplied else {})}
        for name in contract._get_field_names()
    }
alternatives = [
    {'type': 'table', 'keys': {'type': {'type': 'string', 'values': [kind], 'required': True, 'docs': 'The kind of contract.'}, **common, **keys}}
    for kind, keys in kinds.items()
]
keys = {
    'root_package': {'type': 'string', 'language': 'import-name', 'docs': 'The package that is checked; or `root_packages`.', 'example': '"sample"', 'common': 0.7},
    'root_packages': {'type': 'strings', 'language': 'import-name', 'docs': 'The packages that are checked.', 'example': '["sample"]', 'common': 0.3},
    'include_external_packages': {'anyOf': [{'type': 'boolean'}, {'type': 'string', 'values': ['True', 'true', 'False', 'false']}], 'default': False, 'docs': 'Looks at imports of other distributions, too.'},
    'exclude_type_checking_imports': {'anyOf': [{'type': 'boolean'}, {'type': 'string', 'values': ['True', 'true', 'False', 'false']}], 'default': False, 'docs': 'Imports below `if TYPE_CHECKING` do not count.'},
    'show_timings': {'anyOf': [{'type': 'boolean'}, {'type': 'string', 'values': ['True', 'true', 'False', 'false']}], 'default': False, 'docs': 'Shows how long each contract took.'},
    'contract_types': {'type': 'strings', 'docs': 'Kinds of contracts of your own: `name: module.Class`.'},
    'contracts': {'type': 'array', 'required': True, 'minItems': 1, 'items': {'anyOf': alternatives}, 'docs': 'What must hold of the imports.', 'common': 0.9},
}
write_tool('importlinter', {'importlinter': {'keys': keys}}, 'import-linter')
