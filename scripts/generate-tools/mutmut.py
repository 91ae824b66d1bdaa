# requires: mutmut==3.8.1
"""Makes server/data/tools/mutmut.json from what mutmut's reader of settings asks for."""

import os
import tempfile
import typing

from common import write_tool

from mutmut import configuration

DOCS = {
    'also_copy': 'Further files and folders that the tests need.',
    'cache_invalidation_exclude': 'Files whose change does not make results stale.',
    'cache_invalidation_files': 'Files whose change makes results stale.',
    'debug': 'Shows what the tests print.',
    'dependency_tracking_depth': 'How far calls are followed to see what a change affects; -1 for all.',
    'do_not_mutate': 'Files that are not changed, as patterns.',
    'do_not_mutate_patterns': 'Lines that are not changed, as regular expressions.',
    'forkserver_warmup': 'What the fork server loads before it starts workers.',
    'log_file_path': 'The file of the log.',
    'log_to_file': 'Writes a log.',
    'max_forkserver_restarts': 'How often the fork server is started again.',
    'max_stack_depth': 'Tests count for a function only when it is so many calls away; -1 for all.',
    'mutate_only_covered_lines': 'Changes only lines that tests run.',
    'on_dependency_change': 'What to do when something that results depend on has changed.',
    'only_mutate': 'Only files that match these patterns are changed.',
    'paths_to_mutate': 'The older name of `source_paths`.',
    'preload_modules_file': 'A file that names modules to load in the fork server.',
    'process_isolation': 'The process that each worker is forked from.',
    'pytest_add_cli_args': 'Further options of pytest.',
    'pytest_add_cli_args_test_selection': 'Options of pytest that choose the tests.',
    'source_paths': 'The code that is changed; guessed where nothing is said.',
    'tests_dir': 'The older way to name the tests.',
    'timeout_constant': 'Seconds that a test may take longer.',
    'timeout_multiplier': 'How many times as long a test may take.',
    'track_dependencies': 'Keeps results of code that did not change.',
    'type_check_command': 'A type checker that weeds out changes before tests run.',
    'use_git_change_detection': 'Asks Git what has changed.',
    'use_setproctitle': 'Shows the change at work in the title of the process.',
}
FACTS = {
    'source_paths': {'language': 'path', 'example': '["src"]', 'common': 0.4},
    'paths_to_mutate': {'type': 'strings', 'language': 'path', 'example': '["src"]', 'common': 0.4, 'deprecated': {'message': 'mutmut warns: the key is `source_paths` now.', 'successor': 'source_paths'}},
    'tests_dir': {'type': 'strings', 'language': 'path', 'deprecated': {'message': 'mutmut warns: the tests are named in `pytest_add_cli_args_test_selection` now.', 'successor': 'pytest_add_cli_args_test_selection'}},
    'also_copy': {'language': 'path'},
    'only_mutate': {'language': 'glob', 'example': '["src/*"]'},
    'do_not_mutate': {'language': 'glob', 'example': '["src/*_generated.py"]'},
    'do_not_mutate_patterns': {'language': 'regex'},
    'on_dependency_change': {'open': True, 'values': ['warn']},
    'log_file_path': {'language': 'path'},
    'preload_modules_file': {'language': 'path'},
}  # fmt: skip

asked = {}


def spy():
    def get(key, default):
        asked[key] = default
        return default

    return get


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.mkdir('src')
    configuration._config_reader = spy
    configuration._load_config()
    os.chdir('/')

hints = typing.get_type_hints(configuration.Config)
keys = {}
for name, default in asked.items():
    hint = hints.get(name)
    origin = typing.get_origin(hint)
    if origin is list:
        key = {'type': 'strings'}
    elif hint is bool:
        key = {'type': 'boolean'}
    elif hint is int:
        key = {'type': 'integer'}
    elif hint is float:
        key = {'type': 'number'}
    elif isinstance(hint, type) and hasattr(hint, '__members__'):
        key = {'type': 'string', 'values': [one.value for one in hint]}
    else:
        key = {'type': 'string'}
    key = {**key, **FACTS.get(name, {}), 'docs': DOCS[name]}
    if default not in (None, []) and name != 'use_setproctitle':
        key['default'] = default
    keys[name] = key
write_tool('mutmut', {'mutmut': {'keys': dict(sorted(keys.items()))}})
