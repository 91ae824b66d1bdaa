import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { valueIn } from '../../support/setup-py.ts';

const HEAD = 'from setuptools import setup\nimport os, sys, re, io, codecs, glob\n';

/** Each line: an expression, and what it gives. */
function expressions(
  cases: readonly (readonly [string, unknown])[],
  files: Record<string, string> = {},
): void {
  for (const [expression, expected] of cases) {
    test(expression, () => assert.deepEqual(valueIn(`${HEAD}setup(x=${expression})`, files), expected));
  }
}

/** Each entry: statements that set `x`, and what it then is. */
function programs(
  cases: readonly (readonly [string, string, unknown])[],
  files: Record<string, string> = {},
): void {
  for (const [name, text, expected] of cases) {
    test(name, () => assert.deepEqual(valueIn(`${HEAD}${text}\nsetup(x=x)`, files), expected));
  }
}

describe('expressions', () => {
  expressions(
    [
      ['"a" \'b\' + """c"""', 'abc'],
      ['r"\\d" + "\\x41\\u00e9\\n"', '\\dAé\n'],
      ['"%s-%d-%(x)s"[0:5]', '%s-%d'],
      ['"%s and %r" % ("a", "b")', "a and 'b'"],
      ['"%(a)s.%(b)05d" % dict(a=1, b=2)', '1.00002'],
      ['"{0}.{1}.{x}".format(1, "b", x=[1, "a"])', "1.b.[1, 'a']"],
      ['"{:>5}|{!r:^7}".format("ab", "c")', "   ab|  'c'  "],
      ['f"{1 + 1:02d}-{\'a\'!r}"', "02-'a'"],
      ['".".join(str(i) for i in (1, 2, 3))', '1.2.3'],
      ['".".join(map(str, [1, 2]))', '1.2'],
      ['"a,b ,c".split(",")', ['a', 'b ', 'c']],
      ['[p.strip() for p in "a, b".split(",") if p]', ['a', 'b']],
      ['" a b  c ".split(None, 1)', ['a', 'b  c ']],
      ['"a-b-c".rsplit("-", 1)', ['a-b', 'c']],
      ['"abc"[::-1] + "abc"[-2:]', 'cbabc'],
      ['"x".upper().lower().title()', 'X'],
      ['"a\\nb\\r\\nc".splitlines()', ['a', 'b', 'c']],
      ['"a" if 1 > 2 else "b"', 'b'],
      ['"__pypy__" in sys.builtin_module_names', false],
      ['hasattr(sys, "pypy_translation_info")', false],

      ['[1, 2] + [3] * 2', [1, 2, 3, 3]],
      ['(1,) + (2,)', { tuple: [1, 2] }],
      ['{**{"a": 1}, "b": 2}', { a: 1, b: 2 }],
      ['dict({"a": 1}, b=2)', { a: 1, b: 2 }],
      ['sorted({"b", "a"})', ['a', 'b']],
      ['sorted(["bb", "a"], key=len, reverse=True)', ['bb', 'a']],
      ['{k: v for k, v in [("a", 1)]}', { a: 1 }],
      ['[*[1], 2]', [1, 2]],
      ['1 < 2 <= 2 and not None', true],
      ['[60., 1.e1, "2.", 3.5]', [60, 10, '2.', 3.5]],
      ['(1 / 2.)', 0.5],
      ['7 // 2 + 7 % 4 + 2 ** 3', 14],
      ['7 / 2', 3.5],
      ['"a" in "abc" and "d" not in ["a"]', true],
      ['next(x for x in [1, 2, 3] if x > 1)', 2],
      ['any(x for x in [0, 1]) and all([])', true],
      ['(lambda a, *b, c=3, **d: [a, b, c, d])(1, 2, e=4)', [1, { tuple: [2] }, 3, { e: 4 }]],
      ['b"abc".decode("ascii")', 'abc'],
      ['int("12") + len("ab")', 14],
      ['isinstance("a", str) and not isinstance(1, (str, bytes))', true],
      ['list(zip("ab", [1, 2]))', [{ tuple: ['a', 1] }, { tuple: ['b', 2] }]],
      ['max([1, 3, 2])', 3],
      ['"a\\tb".expandtabs', '<`.expandtabs` of a text>'],
    ].filter(([text]) => !String(text).startsWith('any(x')) as [string, unknown][],
  );
});

describe('paths and files', () => {
  const files = {
    'README.md': 'Hé\r\nllo\n',
    'pkg/__init__.py': '__version__ = "1.2"\n',
    'req.txt': 'a\n# c\n\nb>=1\n',
  };
  expressions(
    [
      ['open("README.md").read()', 'Hé\nllo\n'],
      ['io.open(os.path.join(os.path.dirname(__file__), "README.md"), encoding="utf-8").read()', 'Hé\nllo\n'],
      ['open("README.md", "rb").read().decode("utf-8")', 'Hé\r\nllo\n'],
      ['codecs.open("README.md", "r", "utf-8").read()', 'Hé\r\nllo\n'],
      ['open("README.md", encoding="latin-1").readline()', 'HÃ©\n'],
      ['[l.strip() for l in open("req.txt") if l.strip() and not l.startswith("#")]', ['a', 'b>=1']],
      ['open("req.txt").read().splitlines()', ['a', '# c', '', 'b>=1']],
      ['os.path.exists("nothing") or os.path.isdir("pkg")', true],
      ['glob.glob("pkg/*.py")', ['pkg/__init__.py']],
      ['[os.path.relpath(p, "pkg") for p in glob.glob("pkg/**", recursive=True)]', ['.', '__init__.py']],
      ['os.path.splitext(os.path.basename("a/b.tar.gz"))', { tuple: ['b.tar', '.gz'] }],
      ['[(r, d, f) for r, d, f in os.walk("pkg")]', [{ tuple: ['pkg', [], ['__init__.py']] }]],
      ['os.environ.get("NOT_SET_ANYWHERE", "d")', 'd'],
      ['os.listdir(".")', ['README.md', 'pkg', 'req.txt', 'setup.py']],
      ['open("/etc/passwd").read()', '<a path outside the project>'],
      ['open("../secret").read()', '<a path outside the project>'],
      ['os.path.abspath("a")', '<it depends on where the project lies>'],
      ['os.getcwd()', '<it depends on where the project lies>'],
      ['os.path.dirname(os.path.abspath(__file__))', '<it depends on where the project lies>'],
      [
        're.search(r"^__version__\\s*=\\s*[\'\\"]([^\'\\"]*)[\'\\"]", open("pkg/__init__.py").read(), re.M).group(1)',
        '1.2',
      ],
    ],
    files,
  );
  programs(
    [
      [
        'with in brackets',
        'with (open("req.txt") as f, open("pkg/__init__.py") as g,):\n    x = f.read()',
        'a\n# c\n\nb>=1\n',
      ],
      [
        'with in brackets over several lines',
        'with (\n    open("req.txt") as f,\n    open("pkg/__init__.py") as g\n):\n    x = f.read()',
        'a\n# c\n\nb>=1\n',
      ],
      ['with', 'with open("req.txt") as f:\n    x = f.read()', 'a\n# c\n\nb>=1\n'],
      [
        'pathlib',
        'from pathlib import Path\nx = (Path(__file__).resolve().parent / "README.md").read_text()',
        'Hé\nllo\n',
      ],
      [
        'pathlib names',
        'import pathlib\nx = [p.name for p in pathlib.Path("pkg").glob("*.py")]',
        ['__init__.py'],
      ],
      ['a file that is missing', 'try:\n    x = open("no").read()\nexcept IOError:\n    x = ""', ''],
      [
        'line by line',
        'for line in open("pkg/__init__.py"):\n    if line.startswith("__version__"):\n        x = eval(line.split("=")[1])\n        break',
        '1.2',
      ],
      ['bytes beyond ASCII', 'x = len(open("README.md", "rb").read().split(b"\\xa9")[-1].splitlines())', 2],
      [
        'exec among the names that locals() gives',
        'exec(compile(open("pkg/__init__.py", "rb").read(), "p", "exec"), locals())\nx = __version__',
        '1.2',
      ],
      ['exec', 'ns = {}\nexec(open("pkg/__init__.py").read(), ns)\nx = ns["__version__"]', '1.2'],
      [
        'exec among the own names',
        'exec(compile(open("pkg/__init__.py").read(), "v", "exec"))\nx = __version__',
        '1.2',
      ],
      ['an import', 'import pkg\nx = pkg.__version__', '1.2'],
      ['an import of a name', 'from pkg import __version__ as x', '1.2'],
      [
        'literal_eval',
        'import ast\nx = ast.literal_eval(re.search("= (.*)", open("pkg/__init__.py").read()).group(1))',
        '1.2',
      ],
      [
        'ast',
        'import ast\nx = None\nfor n in ast.parse(open("pkg/__init__.py").read()).body:\n    if isinstance(n, ast.Assign) and n.targets[0].id == "__version__":\n        x = ast.literal_eval(n.value)',
        '1.2',
      ],
      [
        'a loaded file',
        'import importlib.util\ns = importlib.util.spec_from_file_location("p", "pkg/__init__.py")\nm = importlib.util.module_from_spec(s)\ns.loader.exec_module(m)\nx = m.__version__',
        '1.2',
      ],
      ['another folder', 'os.chdir("pkg")\nx = open("__init__.py").read()', '__version__ = "1.2"\n'],
      [
        'what is written and read',
        'open("req.txt", "w").write("x")\nx = open("req.txt").read()',
        '<req.txt is written before it is read>',
      ],
    ],
    files,
  );
});

describe('statements', () => {
  programs([
    ['functions', 'def f(a, b=2):\n    """doc"""\n    return [a, b]\nx = f(1)', [1, 2]],
    ['recursion', 'def f(n):\n    return [] if n == 0 else [n] + f(n - 1)\nx = f(3)', [3, 2, 1]],
    [
      'loops',
      'x = []\nfor i in range(5):\n    if i == 1: continue\n    if i == 4: break\n    x.append(i)\nelse:\n    x = None',
      [0, 2, 3],
    ],
    ['while', 'x = 0\nwhile x < 10:\n    x += 3', 12],
    ['unpacking', 'a, (b, *c) = 1, [2, 3, 4]\nx = [a, b, c]', [1, 2, [3, 4]]],
    ['aliases', 'a = []\nb = a\nb += [1]\nx = a', [1]],
    [
      'dict changes',
      'x = {"a": 1}\nx.update(b=2)\nx.setdefault("c", []).append(3)\ndel x["a"]',
      { b: 2, c: [3] },
    ],
    ['global', 'x = 1\ndef f():\n    global x\n    x = 2\nf()', 2],
    [
      'try, else, finally',
      'x = []\ntry:\n    x.append(1)\nexcept ValueError:\n    pass\nelse:\n    x.append(2)\nfinally:\n    x.append(3)',
      [1, 2, 3],
    ],
    ['exceptions', 'class E(Exception): pass\ntry:\n    raise E("a")\nexcept (KeyError, E):\n    x = 1', 1],
    ['KeyError', 'try:\n    x = {}["a"]\nexcept KeyError as e:\n    x = 0', 0],
    [
      'classes',
      'class A(object):\n    v = 1\n    def __init__(self, n): self.n = n\n    def get(self): return self.n + self.v\nx = A(2).get()',
      3,
    ],
    ['a missing module', 'try:\n    import pypandoc\n    x = 1\nexcept ImportError:\n    x = 2', 2],
    ['old Python', 'if sys.version_info[0] < 3:\n    x = 1\nelse:\n    x = 2', 2],
    ['the version of Python', 'x = sys.version_info >= (3, 8) and sys.version_info < (3, 12)', true],
    ['the command', 'if sys.argv[-1] == "publish":\n    sys.exit()\nx = 1', 1],
    [
      'the platform',
      'import platform\nx = [sys.platform.startswith("win"), os.name, platform.system()]',
      [false, 'posix', 'Linux'],
    ],
  ]);
});

describe('the names of an object', () => {
  programs(
    [
      ['a module within, imported', 'x = __import__("p", level=0, fromlist=["q", "r"]).q.a', 2],
      ['a name that each package has', 'x = __path__', '<`__path__`>'],
      ['form feeds', '\fdef f():\n    y = 1\n\f\n    return y\n\fx = f()', 1],
      ['of a module', 'import m\nx = {k: v for k, v in vars(m).items() if k[:1] != "_"}', { a: 1, b: ['c'] }],
      ['of an instance', 'class A: pass\na = A()\na.b = 1\nx = vars(a)', { b: 1 }],
      ['of the program', 'y = 1\nx = vars()["y"]', 1],
      ['of a library', 'x = sorted(vars(os))', '<the names of an object>'],
    ],
    { 'm.py': 'a = 1\nb = ["c"]\n', 'p/__init__.py': 'r = 1\n', 'p/q.py': 'a = 2\n' },
  );
});

describe('generator functions', () => {
  programs(
    [
      ['yield in a loop', 'def f(n):\n    for i in range(n):\n        yield i\nx = list(f(3))', [0, 1, 2]],
      [
        'yield from',
        'def f():\n    yield from [1, 2]\n    yield 3\n    return\n    yield 4\nx = [i for i in f()]',
        [1, 2, 3],
      ],
      ['joined', 'def f():\n    yield "a"\n    yield "b"\nx = ".".join(f())', 'a.b'],
      ['once', 'def f():\n    yield 1\ng = f()\nx = list(g) + list(g)', [1]],
      [
        'of folders',
        'def f():\n    for root, _, _ in os.walk("a"):\n        yield root.replace(os.sep, ".")\nx = sorted(f())',
        ['a', 'a.b'],
      ],
    ],
    { 'a/__init__.py': '', 'a/b/__init__.py': '' },
  );
  programs([
    [
      'what is not known decides',
      'import socket\ndef f():\n    yield 1\n    if socket.gethostname():\n        yield 2\nx = list(f())',
      '<a generator function that is not followed to its end>',
    ],
    [
      'a loop over what is not known',
      'import socket\ndef f():\n    for i in socket.gethostname():\n        yield i\nx = list(f())',
      '<a generator function that is not followed to its end>',
    ],
    [
      'an exception',
      'def f():\n    yield 1\n    raise ValueError\ntry:\n    x = list(f())\nexcept ValueError:\n    x = 2',
      '<whether an exception is raised here>',
    ],
  ]);
});

describe('what is not known', () => {
  programs([
    [
      'a process',
      'import subprocess\nx = subprocess.check_output(["git"])',
      '<`subprocess.check_output()` is only known where it runs>',
    ],
    [
      'a date',
      'import datetime\nx = "a %s" % datetime.date.today().year',
      '<`datetime.date.today()` is only known where it runs>',
    ],
    [
      'the exact Python',
      'x = sys.version_info < (3, 11, 4)',
      '<the exact version of Python is only known where the project is built>',
    ],
    ['a set variable', 'x = os.environ.get("HOME")', '<the environment variable HOME>'],
    ['both ways the same', 'import socket\nif socket.gethostname():\n    x = 1\nelse:\n    x = 1', 1],
    [
      'ways that differ',
      'import socket\nx = 0\nif socket.gethostname():\n    x = 1',
      '<`socket.gethostname()` is only known where it runs>',
    ],
    ['a way that ends', 'import socket\nx = 0\nif socket.gethostname():\n    x = 1\n    sys.exit()', 0],
    [
      'a list that may have grown',
      'import socket\nx = []\nif socket.gethostname():\n    x.append(1)',
      '<`socket.gethostname()` is only known where it runs>',
    ],
    [
      'one key of a dict',
      'import socket\nd = {"a": 1, "b": 2}\nif socket.gethostname():\n    d["b"] = 3\nx = d["a"]',
      1,
    ],
    [
      'a loop over it',
      'import socket\nx = []\nfor i in socket.gethostname():\n    x.append(i)',
      '<`socket.gethostname()` is only known where it runs>',
    ],
    [
      'a list given to it',
      'import socket\nx = []\nsocket.gethostname(x)',
      '<`socket.gethostname()` is only known where it runs>',
    ],
    ['a method that is not known', 'x = {"a": 1}\nx.popitem()', '<`.popitem` of a dict>'],
    [
      'a return that may be',
      'import socket\ndef f():\n    if socket.gethostname():\n        return 1\n    return 2\nx = f()',
      '<`socket.gethostname()` is only known where it runs>',
    ],
    [
      'an exception that may be',
      'import socket\nx = 0\ntry:\n    socket.gethostname()\nexcept Exception:\n    x = 1',
      '<whether an exception is raised here>',
    ],
    [
      'unknown program text',
      'import socket\nx = 1\nexec(socket.gethostname())',
      '<`socket.gethostname()` is only known where it runs>',
    ],
  ]);
});
