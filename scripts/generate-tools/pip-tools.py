# requires: pip-tools==7.6.2
"""Makes server/data/tools/pip-tools.json from the options of pip-compile and pip-sync."""

from common_click import key_of_option
from common import write_tool
from piptools.scripts.compile import cli as compile_cli
from piptools.scripts.sync import cli as sync_cli

SKIP = {'config', 'no_config', 'help', 'version', 'src_files'}


def keys_of(command):
    keys = {}
    for option in command.params:
        if option.name in SKIP:
            continue
        key = key_of_option(option)
        # pip-tools turns the names of negative options round, so both are taken.
        longs = [one[2:] for one in [*option.opts, *option.secondary_opts] if one.startswith('--')]
        for long in longs:
            more = dict(key)
            if long in [one[2:] for one in option.secondary_opts]:
                more = {'type': 'boolean', 'docs': f'The contrary of `{longs[0]}`.'}
            keys[long] = more
        if option.name.replace('_', '-') not in keys:
            keys[option.name.replace('_', '-')] = key
    return keys


compile_keys, sync_keys = keys_of(compile_cli), keys_of(sync_cli)
table = {**sync_keys, **compile_keys}
table['compile'] = {'type': 'table', 'docs': 'Settings of pip-compile alone.', 'sameSeparators': True, 'keys': dict(sorted(compile_keys.items()))}
table['sync'] = {'type': 'table', 'docs': 'Settings of pip-sync alone.', 'sameSeparators': True, 'keys': dict(sorted(sync_keys.items()))}
write_tool('pip-tools', {'pip-tools': {'sameSeparators': True, 'keys': dict(sorted(table.items()))}})
