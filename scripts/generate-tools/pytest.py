# requires: pytest==9.2.0 pytest-cov==7.1.0 pytest-asyncio==1.5.0 pytest-benchmark==5.3.1 pytest-memray==1.11.0 pytest-mock==3.17.0 pytest-timeout==2.4.0 pytest-xdist==3.8.0 pytest-randomly==5.1.0 pytest-rerunfailures==16.7 pytest-html==4.2.0 pytest-sugar==1.1.1 pytest-django==4.14.0 pytest-mypy==1.1.0 pytest-env==1.8.5 pytest-doctestplus==1.7.1 pytest-socket==0.8.1 pytest-order==1.5.0 pytest-repeat==0.9.4 pytest-split==0.11.0 pytest-recording==0.14.1 pytest-codspeed==5.0.4 pytest-instafail==0.5.0 pytest-forked==1.7.5 syrupy==7.0.2 hypothesis==6.170.15 anyio==4.16.0 pytest-qt==4.5.0 pytest-bdd==9.0.1 pytest-playwright==0.10.0 django==5.2.8 pytest-httpx==0.36.2
"""Makes server/data/tools/pytest.json: the settings and the options that pytest and its plug-ins register.

`since` comes from the releases of pytest in RELEASES, each asked in a process of its own.
"""

import builtins
import importlib.metadata
import importlib.util
import inspect
import json
import os
import pathlib
import re
import subprocess
import sys

from common import ROOT, short, version_of, write_tool

# This file has the name of the package that it asks.
sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or '.') != os.path.dirname(os.path.abspath(__file__))]


RELEASES = ['6.2.5', '7.0.1', '7.1.3', '7.2.2', '7.3.2', '7.4.4', '8.0.2', '8.1.2', '8.2.2', '8.3.5', '8.4.2', '9.0.3', '9.1.1']
# Texts that pytest takes for true and false, in any case of letters.
HERE = os.path.abspath(__file__)
TRUTH = r'^\s*([01YyNnTtFf]|[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Oo][Nn]|[Oo][Ff][Ff])\s*$'
LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL']
SCOPES = ['function', 'class', 'module', 'package', 'session']
FLAGS = [
    'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP', 'IGNORE_EXCEPTION_DETAIL',
    'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE', 'ALLOW_UNICODE', 'ALLOW_BYTES', 'NUMBER',
]  # fmt: skip

# What the option parser does not tell: values that are checked only when the setting is used, what a string means.
FACTS = {
    'testpaths': {'items': 'path', 'common': 0.6, 'example': '["tests"]'},
    'pythonpath': {'items': 'path', 'common': 0.15, 'example': '["src"]'},
    'addopts': {'common': 0.7, 'example': '["-ra"]'},
    'norecursedirs': {'items': 'glob', 'common': 0.1},
    'python_files': {'items': 'glob', 'common': 0.1},
    'minversion': {'language': 'version', 'number': True, 'common': 0.3, 'example': '"7.0"'},
    'required_plugins': {'items': 'requirement', 'example': '["pytest-cov"]'},
    'markers': {'common': 0.4, 'example': '["slow: takes more than a second"]'},
    'filterwarnings': {'common': 0.5, 'example': '["error"]'},
    'usefixtures': {'example': '[]'},
    'xfail_strict': {'common': 0.3},
    'log_level': {'values': LEVELS, 'common': 0.1},
    'log_cli_level': {'values': LEVELS, 'common': 0.15},
    'log_file_level': {'values': LEVELS},
    'log_cli': {'common': 0.1},
    'log_format': {'example': '"%(message)s"'},
    'log_cli_format': {'example': '"%(message)s"'},
    'log_file_format': {'example': '"%(message)s"'},
    'log_file': {'language': 'path', 'example': '"tests.log"'},
    'cache_dir': {'language': 'path', 'example': '".pytest_cache"'},
    'doctest_optionflags': {'item_values': FLAGS, 'common': 0.05},
    'doctest_encoding': {'example': '"utf-8"'},
    'faulthandler_timeout': {'number': True, 'patterns': [r'^\s*\d+(\.\d*)?\s*$'], 'example': '5'},
    'max_warnings': {'patterns': [r'^\s*\d+\s*$'], 'min': 0, 'example': '10'},
    'truncation_limit_lines': {'patterns': [r'^\s*-?\d+\s*$'], 'example': '20'},
    'truncation_limit_chars': {'patterns': [r'^\s*-?\d+\s*$'], 'example': '2000'},
    'tmp_path_retention_count': {'patterns': [r'^\s*\d+\s*$'], 'min': 0, 'example': '3'},
    'asyncio_mode': {'values': ['strict', 'auto'], 'closed': True, 'common': 0.3},
    'asyncio_default_fixture_loop_scope': {'values': [*SCOPES, 'fixture-scope'], 'closed': True, 'common': 0.2},
    'asyncio_default_test_loop_scope': {'values': SCOPES, 'closed': True},
    'anyio_mode': {'values': ['strict', 'auto'], 'closed': True},
    'timeout': {'number': True, 'patterns': [r'^\s*\d+(\.\d*)?\s*$'], 'example': '"60"', 'common': 0.1},
    'session_timeout': {'number': True, 'patterns': [r'^\s*\d+(\.\d*)?\s*$'], 'example': '"600"'},
    'timeout_method': {'values': ['signal', 'thread'], 'closed': True},
    'reruns': {'number': True, 'example': '"2"'},
    'reruns_delay': {'number': True, 'example': '"1"'},
    'reruns_delay_backoff_factor': {'number': True, 'example': '"2"'},
    'most_allocations': {'number': True, 'example': '"5"'},
    'stacks': {'number': True, 'example': '"5"'},
    'verbosity_memray': {'number': True, 'example': '"1"'},
    'max_asset_filename_length': {'number': True, 'example': '"200"'},
    'doctest_plus_atol': {'number': True, 'example': '"1e-8"'},
    'doctest_plus_rtol': {'number': True, 'example': '"1e-5"'},
    'mock_traceback_monkeypatch': {'bool': True, 'values': ['true', 'false'], 'patterns': ['^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$'], 'closed': True},
    'mock_use_standalone_module': {'bool': True, 'values': ['true', 'false'], 'patterns': ['^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$'], 'closed': True},
    'doctest_plus': {'example': '"enabled"'},
    'doctest_rst': {'example': '"true"', 'bool': True},
    'doctest_ufunc': {'example': '"true"', 'bool': True},
    'DJANGO_SETTINGS_MODULE': {'language': 'import-name', 'example': '"project.settings"'},
    'django_debug_mode': {'values': ['true', 'false', 'keep', 'True', 'False'], 'bool': True},
    'django_find_project': {'example': 'false'},
    'qt_api': {'values': ['pyside6', 'pyqt6', 'pyqt5']},
    'qt_log_level_fail': {'values': ['NO', 'CRITICAL', 'WARNING', 'DEBUG', 'INFO', 'EXCEPTION']},
    'qt_no_exception_capture': {'bool': True},
    'qt_default_raising': {'bool': True},
    'env': {'example': '["MODE=test"]'},
    'env_files': {'items': 'path'},
    'rsyncdirs': {'items': 'path'},
    'rsyncignore': {'items': 'glob'},
    'looponfailroots': {'items': 'path'},
    'pytester_example_dir': {'language': 'path', 'example': '"tests/examples"'},
}

DOCS = {
    'addopts': 'Options that every run gets, before those of the command line. An option of a plug-in that is not installed stops pytest.',
    'anyio_mode': '`auto`: coroutine tests and fixtures need no marker.',
    'assertion_text_diff_style': 'How the difference between two texts is shown.',
    'asyncio_debug': 'Runs the event loop in debug mode.',
    'asyncio_default_fixture_loop_scope': 'How long the event loop of an asynchronous fixture lives, unless the fixture says it.',
    'asyncio_default_test_loop_scope': 'How long the event loop of an asynchronous test lives, unless its marker says it.',
    'asyncio_mode': '`strict`: asynchronous tests need the marker `asyncio`; `auto`: every coroutine test runs.',
    'bdd_features_base_dir': 'The folder that the paths of feature files start from.',
    'cache_dir': 'Where pytest keeps what it remembers between runs, such as the last failures.',
    'collect_imported_tests': '`false`: a test that a file imports is not a test of that file.',
    'console_output_style': 'How progress is shown: dots alone, per cent, counts or times.',
    'consider_namespace_packages': 'Looks for namespace packages when it works out the name of a module.',
    'disable_test_id_escaping_and_forfeit_all_rights_to_community_support': 'Characters that are not ASCII stay as they are in the names of parametrized tests.',
    'DJANGO_CONFIGURATION': 'The class of django-configurations to use.',
    'DJANGO_SETTINGS_MODULE': 'The settings module of Django, as an import path.',
    'django_debug_mode': '`DEBUG` of Django during tests; `keep` leaves it as the settings say.',
    'django_find_project': 'Looks for `manage.py` and puts its folder on the import path.',
    'FAIL_INVALID_TEMPLATE_VARS': 'A template that uses an unknown variable fails the test.',
    'doctest_encoding': 'The encoding of text files with doctests.',
    'doctest_optionflags': 'Flags of the standard module doctest, for every doctest.',
    'doctest_plus': 'Turns on the additions of pytest-doctestplus.',
    'doctest_rst': 'Runs the doctests of `.rst` files.',
    'empty_parameter_set_mark': 'What becomes of a parametrized test without parameters.',
    'enable_assertion_pass_hook': 'Calls the hook for passing assertions; delete the cached bytecode once after a change.',
    'env': 'Environment variables for the tests: `NAME=value`, `D:NAME=value` for a default.',
    'env_files': 'Files with environment variables.',
    'fail-on-increase': 'A test with the marker `limit_memory` fails when it takes more memory than in its last good run.',
    'faulthandler_timeout': 'After so many seconds in one test the stacks of all threads are printed.',
    'faulthandler_exit_on_timeout': 'Ends the test process when `faulthandler_timeout` has passed.',
    'filterwarnings': 'Filters for warnings, `action:message:category:module:line`; the last one that matches wins.',
    'hide_memray_summary': 'No summary of memory at the end.',
    'junit_duration_report': 'Time in the JUnit report: the whole test, or its call alone.',
    'junit_family': 'The form of the JUnit report.',
    'junit_log_passing_tests': '`false`: what passing tests wrote is left out of the JUnit report.',
    'junit_logging': 'What captured output goes into the JUnit report.',
    'junit_suite_name': 'The name of the test suite in the JUnit report.',
    'log_auto_indent': 'Indents the further lines of log messages; a number is the width.',
    'log_cli': 'Shows log messages while tests run.',
    'log_cli_date_format': 'Form of dates in the live log.',
    'log_cli_format': 'Form of messages in the live log.',
    'log_cli_level': 'The lowest level in the live log: a name or a number.',
    'log_date_format': 'Form of dates in captured log messages.',
    'log_file': 'A file that gets the log messages of all tests.',
    'log_file_date_format': 'Form of dates in the log file.',
    'log_file_format': 'Form of messages in the log file.',
    'log_file_level': 'The lowest level in the log file: a name or a number.',
    'log_file_mode': '`w`: the log file begins anew with each run, `a`: it grows.',
    'log_format': 'Form of captured log messages.',
    'log_level': 'The lowest level that is captured: a name or a number.',
    'markers': 'Markers that tests may use, as `name: what it means`. With `--strict-markers` others stop the run.',
    'max_warnings': 'With more warnings than this the run fails, though all tests pass.',
    'memray': 'Turns memory profiling on for every run.',
    'minversion': 'An older pytest refuses to run.',
    'mock_traceback_monkeypatch': '`false`: the messages of mock assertions stay as the standard library writes them.',
    'mock_use_standalone_module': 'Uses the distribution mock instead of `unittest.mock`.',
    'most_allocations': 'How many of the tests that take most memory are shown.',
    'native': 'Shows frames of native code, too; slower.',
    'norecursedirs': 'Folders that are not searched for tests, as patterns.',
    'parametrize_long_str_id_strategy': 'How the name of a parametrized test is made of a long text.',
    'python_classes': 'Prefixes or patterns of the names of test classes.',
    'python_files': 'Patterns of the names of test files.',
    'python_functions': 'Prefixes or patterns of the names of test functions.',
    'pythonpath': 'Folders put first on the import path, relative to the root folder: `src` for a src layout that is not installed.',
    'pytester_example_dir': 'Where the fixture `pytester` takes example files from.',
    'qt_api': 'The Qt binding to use.',
    'required_plugins': 'Plug-ins, with versions where needed, without which pytest refuses to run.',
    'reruns': 'How often a failed test is tried again.',
    'reruns_delay': 'Seconds between two tries.',
    'session_timeout': 'Seconds for the whole run.',
    'stacks': 'How many frames of the stack are shown with each allocation.',
    'strict': 'Turns on every strict setting of the installed pytest.',
    'strict_config': 'A warning about the configuration, such as an unknown key, stops the run.',
    'strict_markers': 'A marker that is not registered stops the run.',
    'strict_parametrization_ids': 'Two parameters of the same name stop the run.',
    'strict_xfail': 'A test that is marked `xfail` and passes fails.',
    'testpaths': 'Where tests are looked for when the command line names no path.',
    'timeout': 'Seconds after which a test is ended; 0 for no limit.',
    'timeout_disable_debugger_detection': 'The time limit holds in a debugger, too.',
    'timeout_func_only': 'The time limit counts the test function alone, without its fixtures.',
    'timeout_method': '`signal`: by SIGALRM, the run goes on; `thread`: everywhere, the run ends.',
    'tmp_path_retention_count': 'Of how many runs the temporary folders are kept.',
    'tmp_path_retention_policy': 'Of which tests the temporary folders are kept.',
    'trace_python_allocators': 'Records the allocations of Python objects, too; slower.',
    'truncation_limit_chars': 'Characters after which the explanation of a failed assertion is cut; 0 for never.',
    'truncation_limit_lines': 'Lines after which the explanation of a failed assertion is cut; 0 for never.',
    'usefixtures': 'Fixtures that every test uses.',
    'verbosity_assertions': 'How much is said of failed assertions, apart from `-v`.',
    'verbosity_memray': 'How much is said of tests over their memory limit.',
    'verbosity_subtests': 'How much is said of subtests, apart from `-v`.',
    'verbosity_test_cases': 'How much is said of each test while it runs, apart from `-v`.',
    'xfail_strict': 'A test that is marked `xfail` and passes fails. The older name of `strict_xfail`.',
}  # fmt: skip


def main():
    if sys.argv[1:] == ['names']:
        print(json.dumps(core_names()))
        return
    settings = core_settings()
    options = {}
    for point in importlib.metadata.entry_points(group='pytest11'):
        plugin = point.load()
        add = getattr(plugin, 'pytest_addoption', None)
        if add is None:
            continue
        parser = parser_of(add)
        for name, (help_, kind, default) in parser._inidict.items():
            if name not in settings:
                settings[name] = {'help': help_, 'kind': kind, 'default': default, 'from': point.dist.name.lower()}
        for option in all_options(parser):
            for name in names_of(option):
                options.setdefault(name, point.dist.name.lower())
    own = {name for option in all_options(core_config()._parser) for name in names_of(option)}
    options = {name: options[name] for name in sorted(options) if name not in own}
    since = first_releases()
    native = {name: native_key(name, one, since) for name, one in sorted(settings.items())}
    # The old name stays the common one; a table may have either.
    ini = {name: ini_key(name, one, since) for name, one in sorted(settings.items())}
    for name, target in core_config()._parser._ini_aliases.items():
        for keys in (native, ini):
            keys[name] = {**{k: v for k, v in keys[target].items() if k != 'since'}, **facts_of(name, since)}
    for name in DOCS:
        if name not in native:
            raise SystemExit(f'{name} is described and not there')
    write_tool(
        'pytest',
        {
            'pytest': {'extensible': True, 'keys': dict(sorted(native.items()))},
            'pytest.ini_options': {'extensible': True, 'keys': dict(sorted(ini.items()))},
            # No tables: which option of the command line belongs to which plug-in, for `addopts`; the markers that need no
            # registration; the kinds of warnings that need no module in `filterwarnings`.
            'options': {'plugins': options},
            'markers': {'registered': registered_markers(), 'plugins': plug_ins()},
            'warnings': {'builtin': builtin_warnings()},
        },
    )


def plug_ins():
    """The distributions above that pytest loads by itself."""
    found = importlib.metadata.entry_points(group='pytest11')
    return sorted({re.sub(r'[-_.]+', '-', entry.dist.name).lower() for entry in found})


def registered_markers():
    """What `pytest --markers` lists with all the plug-ins above."""
    env = {k: v for k, v in os.environ.items() if k != 'PYTEST_DISABLE_PLUGIN_AUTOLOAD'}
    env['PYTEST_ADDOPTS'] = '-p no:pytest-qt -p no:playwright'
    done = subprocess.run([sys.executable, '-m', 'pytest', '--markers', '--rootdir', '/'], env=env, cwd='/', capture_output=True, text=True)
    names = re.findall(r'(?m)^@pytest\.mark\.(\w+)', done.stdout)
    if 'parametrize' not in names:
        raise SystemExit(done.stdout + done.stderr)
    # pytest-qt and pytest-playwright do not start here; theirs are in their sources.
    for name in ('pytestqt', 'pytest_playwright'):
        folder = importlib.util.find_spec(name).submodule_search_locations[0]
        for file in pathlib.Path(folder).glob('*.py'):
            names += re.findall(r'"markers",\s*"(\w+)', file.read_text(encoding='utf-8'))
    return sorted(set(names))


def builtin_warnings():
    return sorted(name for name, one in vars(builtins).items() if isinstance(one, type) and issubclass(one, Warning))


def core_config():
    from _pytest.config import get_config

    os.environ['PYTEST_DISABLE_PLUGIN_AUTOLOAD'] = '1'
    os.chdir('/')
    config = get_config(['-p', 'pytester'])
    try:
        config.parse(['-p', 'pytester', '-c', os.devnull, '--rootdir', '/'])
    except BaseException:  # noqa: BLE001 - what is registered before it stops is all that is asked
        pass
    return config


def core_names():
    parser = core_config()._parser
    return sorted([*parser._inidict, *getattr(parser, '_ini_aliases', {})])


def core_settings():
    return {
        name: {'help': help_, 'kind': kind, 'default': default, 'from': None}
        for name, (help_, kind, default) in core_config()._parser._inidict.items()
    }


def parser_of(add):
    from _pytest.config.argparsing import Parser

    parser = Parser(_ispytest=True)
    given = {'parser': parser, 'pluginmanager': core_config().pluginmanager}
    add(**{name: given[name] for name in inspect.signature(add).parameters if name in given})
    return parser


def all_options(parser):
    return [option for group in [*parser._groups, parser._anonymous] for option in group.options]


def names_of(option):
    return option.names() if hasattr(option, 'names') else option._short_opts + option._long_opts


def first_releases():
    """The first of the releases asked that knows a setting; the oldest tell nothing."""
    first = {}
    for release in RELEASES:
        folder = os.path.join(ROOT, '.cache', 'tools', 'releases', f'pytest-{release}')
        if not os.path.isdir(folder):
            install = [sys.executable, '-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--target', folder]
            subprocess.run([*install, f'pytest=={release}'], check=True)
        # Older releases do not run on this Python, but they can be imported.
        env = {**os.environ, 'PYTHONPATH': folder}
        done = subprocess.run([sys.executable, HERE, 'names'], env=env, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f'pytest {release}: {done.stderr[-800:]}')
        for name in json.loads(done.stdout):
            first.setdefault(name, release)
    for name in core_names():
        first.setdefault(name, version_of('pytest'))
    return {name: '.'.join(release.split('.')[:2]) for name, release in first.items() if release != RELEASES[0]}


def literal(kind):
    return list(kind.choices) if hasattr(kind, 'choices') else None


def members(kind):
    return list(kind) if isinstance(kind, tuple) else [kind or 'string']


def native_key(name, one, since):
    facts = FACTS.get(name, {})
    shapes = []
    for kind in members(one['kind']):
        if literal(kind):
            shapes.append({'type': 'string', 'values': literal(kind)})
        elif kind in ('args', 'linelist', 'paths'):
            shapes.append({'type': 'strings', **items_of(facts)})
        elif kind == 'bool':
            shapes.append({'type': 'boolean'})
        elif kind == 'int':
            shapes.append({'type': 'integer', **({'min': facts['min']} if 'min' in facts else {})})
        elif kind == 'float':
            shapes.append({'type': 'number'})
        else:
            shapes.append(text_of(facts))
    return key_of(name, one, since, shapes, facts, native=True)


def ini_key(name, one, since):
    """Everything but an array becomes a text first, and is read as in an ini file."""
    facts = FACTS.get(name, {})
    shapes = []
    for kind in members(one['kind']):
        if literal(kind):
            shapes.append({'type': 'string', 'values': literal(kind)})
        elif kind in ('args', 'linelist', 'paths'):
            shapes += [{'type': 'strings', **items_of(facts)}, {'type': 'string'}]
        elif kind == 'bool':
            shapes += truth()
        elif kind == 'int':
            shapes.append({'type': 'integer', **({'min': facts['min']} if 'min' in facts else {})})
            if 'string' not in members(one['kind']):
                shapes.append({'type': 'string', 'patterns': [r'^\s*[+-]?\d+\s*$']})
        elif kind == 'float':
            shapes.append({'type': 'number'})
            if 'string' not in members(one['kind']):
                shapes.append({'type': 'string', 'patterns': [r'^\s*[+-]?\d+(\.\d*)?\s*$']})
        else:
            shapes.append(text_of(facts))
            if facts.get('number'):
                shapes.insert(0, {'type': 'number'})
            if facts.get('bool'):
                shapes.insert(0, {'type': 'boolean'})
    return key_of(name, one, since, shapes, facts, native=False)


def truth():
    return [{'type': 'boolean'}, {'type': 'string', 'values': ['true', 'false'], 'patterns': [TRUTH]}, {'type': 'integer', 'values': [0, 1]}]


def items_of(facts):
    more = {'language': facts['items']} if 'items' in facts else {}
    return {**more, 'values': facts['item_values'], 'open': True} if 'item_values' in facts else more


def text_of(facts):
    shape = {'type': 'string'}
    if 'language' in facts:
        shape['language'] = facts['language']
    if 'values' in facts:
        shape['values'] = facts['values']
        if not facts.get('closed'):
            shape['open'] = True
    if 'patterns' in facts:
        shape['patterns'] = facts['patterns']
    return shape


def merged(shapes):
    """One string alternative is enough; equal ones go."""
    seen, out = set(), []
    for shape in shapes:
        text = json.dumps(shape, sort_keys=True)
        if text not in seen:
            seen.add(text)
            out.append(shape)
    return out


def key_of(name, one, since, shapes, facts, native):
    shapes = merged(shapes)
    key = shapes[0] if len(shapes) == 1 else {'anyOf': shapes}
    key = dict(key)
    default = one['default']
    if default not in (None, '', [], ()) and isinstance(default, (str, int, float, bool, list)) and not (native and isinstance(default, str) and one['kind'] == 'bool'):
        key['default'] = default
    example = facts.get('example')
    if example is not None:
        # A text that holds a number is a number in the native table only where it may be one.
        key['example'] = example
    return {**key, **facts_of(name, since), **origin(name, one)}


def facts_of(name, since):
    out = {}
    if name in since:
        out['since'] = since[name]
    if 'common' in FACTS.get(name, {}):
        out['common'] = FACTS[name]['common']
    if name in DOCS:
        out['docs'] = DOCS[name]
    return out


def origin(name, one):
    plugin = one['from']
    docs = DOCS.get(name) or short(one['help'], 20)
    return {'docs': docs} if plugin is None else {'docs': f'{docs} Read by {plugin}.'}


if __name__ == '__main__':
    main()
