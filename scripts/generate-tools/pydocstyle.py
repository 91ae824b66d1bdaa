# requires: pydocstyle[toml]==6.3.0
"""pydocstyle: the options that its reader looks for, and its codes."""
from pydocstyle.config import ConfigurationParser
from pydocstyle.violations import ErrorRegistry, conventions

from common import short, table_of, write_codes, write_tool

keys = {name: {'type': 'string'} for name in ConfigurationParser.CONFIG_FILE_OPTIONS}
keys['ignore-self-only-init'] = {'type': 'boolean', 'default': False}
keys['convention']['values'] = sorted(c for c in conventions if isinstance(c, str))
for name in ('select', 'ignore', 'add-select', 'add-ignore'):
    keys[name] = {'type': ['string', 'strings'], 'language': 'rule-code'}
for name in ('match', 'match-dir', 'ignore-decorators'):
    keys[name]['language'] = 'regex'
keys['match']['default'] = ConfigurationParser.DEFAULT_MATCH_RE
keys['match-dir']['default'] = ConfigurationParser.DEFAULT_MATCH_DIR_RE
keys['inherit'] = {'type': 'boolean', 'default': True}
docs = {
    'convention': 'The set of rules: `google`, `numpy` or `pep257`.', 'select': 'Check these codes and no other.',
    'ignore': 'Check all codes but these.', 'add-select': 'Further codes to those of the convention.', 'add-ignore': 'Codes to take from those of the convention.',
    'match': 'Check files whose name matches.', 'match-dir': 'Search folders whose name matches.',
    'ignore-decorators': 'Leave functions alone whose decorator matches.', 'ignore-self-only-init': 'Leave an `__init__` alone that takes nothing but `self`.',
    'inherit': 'Whether settings of folders above hold too.',
}
write_tool('pydocstyle', {'pydocstyle': table_of(keys, docs)})
codes, groups = [], []
for group in ErrorRegistry.groups:
    groups.append({'code': group.prefix, 'name': group.name})
    for error in group.errors:
        codes.append({'code': error.code, 'summary': short(error.short_desc, 16), 'group': group.prefix})
write_codes('pydocstyle', codes, match='prefix', groups=groups)
