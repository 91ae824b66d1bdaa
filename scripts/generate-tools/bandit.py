# requires: bandit[toml]==1.9.4
"""Bandit: the settings of its tests and their ids; the other keys are those that its reader asks for."""
import importlib
from bandit.core import extension_loader

from common import short, table_of, write_codes, write_tool

manager = extension_loader.MANAGER


def shape(value):
    if isinstance(value, bool):
        return {'type': 'boolean', 'default': value}
    if isinstance(value, int):
        return {'type': 'integer', 'default': value}
    return {'type': 'strings', 'default': value}


keys = {
    'tests': {'type': 'strings', 'language': 'rule-code', 'common': 0.2},
    'skips': {'type': 'strings', 'language': 'rule-code', 'common': 0.7},
    'exclude_dirs': {'type': 'strings', 'language': 'path', 'common': 0.6},
    'include': {'type': 'strings', 'language': 'glob', 'default': ['*.py']},
    'plugin_name_pattern': {'type': 'string', 'default': '*.py'},
    'log_format': {'type': 'string'},
    'profiles': {'type': 'table', 'open': True, 'deprecated': {'message': 'Bandit calls profiles legacy and will drop them; `tests` and `skips` choose tests.'}},
    'blacklist_calls': {'type': 'table', 'open': True, 'deprecated': {'message': 'Bandit brings these lists itself by now.'}},
    'blacklist_imports': {'type': 'table', 'open': True, 'deprecated': {'message': 'Bandit brings these lists itself by now.'}},
}
docs = {
    'tests': 'Run only these tests, by id: `B101`.',
    'skips': 'Do not run these tests.',
    'exclude_dirs': 'Files and folders to leave out; patterns work too.',
    'include': 'Patterns of the files to check.',
    'plugin_name_pattern': 'Read, and of no effect any more.',
    'log_format': 'The form of log lines, as the `logging` module has it.',
    'profiles': 'Sets of tests to choose with `--profile`.',
    'blacklist_calls': 'Calls to report, in the form of old releases.',
    'blacklist_imports': 'Imports to report, in the form of old releases.',
}
codes = []
for plugin in manager.plugins:
    test = plugin.plugin
    group = test._test_id[:2]
    summary = short((test.__doc__ or '').strip().split('\n')[0].split(':', 1)[-1].strip().strip('*') or plugin.name.replace('_', ' '), 16)
    codes.append({'code': test._test_id, 'name': plugin.name, 'summary': summary, 'group': group})
    name = getattr(test, '_takes_config', None)
    module = importlib.import_module(test.__module__)
    if name and hasattr(module, 'gen_config'):
        settings = module.gen_config(name)
        if settings and name not in keys:
            keys[name] = {'type': 'table', 'keys': {n: shape(v) for n, v in settings.items()}}
            docs[name] = 'Settings of ' + ', '.join(sorted(
                p.plugin._test_id for p in manager.plugins if getattr(p.plugin, '_takes_config', None) == name)) + '.'
seen = {c['code'] for c in codes}
for item in manager.blacklist_by_id.values():
    if item['id'] not in seen:
        seen.add(item['id'])
        codes.append({'code': item['id'], 'name': item['name'], 'summary': short(item['message'], 16), 'group': item['id'][:2]})
# Tests that read these settings fail when one of them is missing.
for name in ('shell_injection', 'weak_cryptographic_key', 'ssl_with_bad_version', 'try_except_continue', 'try_except_pass'):
    for setting in keys[name]['keys'].values():
        setting['required'] = True
write_tool('bandit', {'bandit': table_of(keys, docs)})
groups = {'B1': 'Miscellaneous', 'B2': 'Web frameworks', 'B3': 'Calls', 'B4': 'Imports', 'B5': 'Cryptography', 'B6': 'Injection', 'B7': 'Cross-site scripting'}
codes.append({'code': 'B001', 'name': 'blacklist', 'summary': 'All tests of forbidden calls and imports at once.', 'group': 'B0'})
write_codes('bandit', sorted(codes, key=lambda c: c['code']), match='exact')
