# requires: deptry==0.25.1
"""deptry: the options of its command; a key that is none of them is refused."""
import click
from deptry.cli import cli
from deptry import violations

from common import CLICK_BOOLEAN, boolean_or_word, short, table_of, write_codes, write_tool

LEFT_OUT = {'root', 'config', 'version'}
OF_TEXTS = {'type': ['strings', 'string']}
keys = {}
for option in cli.params:
    if option.name in LEFT_OUT:
        continue
    if option.is_flag:
        keys[option.name] = boolean_or_word(CLICK_BOOLEAN, numbers=False, default=False)
    elif type(option.type).__name__ == 'CommaSeparatedMappingParamType':
        keys[option.name] = {'type': 'table', 'rest': {'type': ['strings', 'string'], 'keyTitle': 'name'}}
    elif type(option.type).__name__ == 'CommaSeparatedTupleParamType':
        keys[option.name] = dict(OF_TEXTS)
    elif option.multiple:
        keys[option.name] = {'type': 'strings'}
    else:
        keys[option.name] = {'type': 'string'}
    keys[option.name]['docs'] = short(option.help)
for name in ('ignore', 'github_warning_errors'):
    keys[name]['language'] = 'rule-code'
keys['per_rule_ignores']['rest'].update({'keyTitle': 'rule', 'keyLanguage': 'rule-code', 'docs': 'Packages and modules that the rule leaves alone.'})
keys['package_module_name_map']['rest'].update({'keyTitle': 'distribution', 'docs': 'The modules that the distribution brings.'})
for name in ('exclude', 'extend_exclude'):
    keys[name]['language'] = 'regex'
keys['pep621_dev_dependency_groups']['deprecated'] = {'message': 'It is called `optional_dependencies_dev_groups` now.', 'successor': 'optional_dependencies_dev_groups'}
keys['json_output']['language'] = 'path'
write_tool('deptry', {'deptry': table_of(keys, {
    'ignore': 'Rules that are not checked: `DEP002`.',
    'per_rule_ignores': 'Packages and modules that single rules leave alone.',
    'exclude': 'Files and folders to leave out, as regular expressions; it replaces the usual list.',
    'extend_exclude': 'Further files and folders to leave out, as regular expressions.',
    'known_first_party': 'Modules that belong to the project, where deptry does not find that out.',
    'package_module_name_map': 'Which modules a distribution brings, where its name does not tell.',
    'optional_dependencies_dev_groups': 'Extras of `[project.optional-dependencies]` that are for development only.',
    'pep621_dev_dependency_groups': 'The former name of `optional_dependencies_dev_groups`.',
    'non_dev_dependency_groups': 'Groups of `[dependency-groups]` whose packages the code itself needs.',
    'requirements_files': 'Files with the dependencies, where pyproject.toml names none.',
    'requirements_files_dev': 'Files with the dependencies for development.',
    'experimental_namespace_package': 'Find modules of the project in namespace packages too.',
    'json_output': 'Where to write the result as JSON.',
    'github_warning_errors': 'Rules that GitHub shows as warnings.',
})})
names = {
    'DEP001': 'missing-dependency', 'DEP002': 'unused-dependency', 'DEP003': 'transitive-dependency',
    'DEP004': 'misplaced-dev-dependency', 'DEP005': 'standard-library-dependency',
}
found = {v.error_code: v for v in vars(violations).values() if isinstance(v, type) and getattr(v, 'error_code', None)}
texts = {'DEP001': 'A module is imported and its distribution is no dependency.', 'DEP002': 'A dependency is not imported.',
         'DEP003': 'A module is imported that only a dependency of a dependency brings.',
         'DEP004': 'A dependency for development is imported by the code itself.',
         'DEP005': 'A dependency is part of the standard library.'}
write_codes('deptry', [{'code': code, 'name': names[code], 'summary': texts[code]} for code in sorted(found) if code in names], match='exact')
