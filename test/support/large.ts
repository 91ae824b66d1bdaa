/**
 * A plausible pyproject.toml of about `lines` lines, as large projects have them: many dependencies with markers,
 * extras, groups, classifiers, scripts and tool tables, and a few findings.
 */
export function largePyproject(lines: number): string {
  const share = (part: number): number => Math.max(1, Math.round(lines * part));
  const out = [
    '[build-system]',
    'requires = ["hatchling>=1.27"]',
    'build-backend = "hatchling.build"',
    '',
    '[project]',
    'name = "large-project"',
    'version = "1.2.3"',
    'description = "A project of many parts"',
    'readme = "README.md"',
    'requires-python = ">=3.11"',
    'license = "MIT"',
    'authors = [{ name = "A. Writer", email = "a.writer@example.org" }]',
    'keywords = ["many", "parts"]',
    'classifiers = [',
    '    "Development Status :: 5 - Production/Stable",',
    '    "Programming Language :: Python :: 3",',
    '    "Programming Language :: Python :: 3.11",',
    '    "Programming Language :: Python :: 3.12",',
    '    "Programming Language :: Python :: 3.13",',
    '    "Typing :: Typed",',
    ']',
    'dependencies = [',
    ...requirements(share(0.2), 'dependency'),
    ']',
    '',
    '[project.urls]',
    'Homepage = "https://example.org"',
    '"Bug Reports" = "https://example.org/bugs"',
    '',
    '[project.optional-dependencies]',
    ...arrays(share(0.2), 'extra'),
    '',
    '[project.scripts]',
    ...Array.from({ length: share(0.03) }, (_, i) => `command-${i} = "large_project.commands.c${i}:main"`),
    '',
    '[dependency-groups]',
    ...arrays(share(0.15), 'group'),
    '',
    '[tool.ruff]',
    'target-version = "py311"',
    'line-length = 110',
    '',
    '[tool.ruff.lint.per-file-ignores]',
    ...Array.from(
      { length: share(0.12) },
      (_, i) => `"src/module_${i}/*.py" = ["E501", "F401"] # reason ${i}`,
    ),
    '',
  ];
  for (let i = 0; out.length < lines; i++) {
    out.push(
      '[[tool.mypy.overrides]]',
      `module = ["library_${i}.*", "library_${i}_stubs"]`,
      'ignore_missing_imports = true',
      `follow_imports = 'skip'`,
      '',
    );
  }
  return `${out.join('\n')}\n`;
}

const forms = [
  (name: string, i: number) => `${name}>=${1 + (i % 7)}.${i % 10},<${9 + (i % 7)}`,
  (name: string) => name,
  (name: string, i: number) => `${name}[fast,extra]~=2.${i % 30}; python_version < '3.13'`,
  (name: string, i: number) =>
    `${name}!=1.${i % 20}.0,>=1; sys_platform == 'linux' and platform_machine != 'aarch64'`,
];

function requirements(count: number, prefix: string): string[] {
  return Array.from({ length: count }, (_, i) => {
    const form = forms[i % forms.length] as (typeof forms)[number];
    return `    "${form(`${prefix}-${i}`, i)}",${i % 11 === 0 ? ' # pinned by hand' : ''}`;
  });
}

/** Named arrays of twenty requirements each. */
function arrays(count: number, prefix: string): string[] {
  const out: string[] = [];
  for (let i = 0; out.length < count; i++)
    out.push(`${prefix}-${i} = [`, ...requirements(20, `${prefix}-${i}-part`), ']');
  return out;
}

/** A file of about 100 lines with the tables of twenty tools, as many rules look into as may. */
export function twentyTools(): string {
  return `[build-system]
requires = ["setuptools>=77", "setuptools_scm>=8"]
build-backend = "setuptools.build_meta"

[project]
name = "many-tools"
dynamic = ["version"]
requires-python = ">=3.11"
dependencies = ["dependency-0>=1.0", "other"]

[dependency-groups]
lint = ["ruff", "mypy", "vulture", "interrogate", "black", "isort", "pylint", "bandit", "deptry", "codespell"]
test = ["pytest", "pytest-cov", "coverage", "tox", "mutmut"]
release = ["towncrier", "commitizen", "python-semantic-release", "check-wheel-contents"]

[tool.setuptools_scm]
version_file = "src/many/version.py"

[tool.ruff]
line-length = 100
extend-exclude = ["docs/**", "build/[a-c]*"]

[tool.ruff.lint]
extend-select = ["B", "I", "UP", "D", "SIM", "PTH"]
ignore = ["D100", "E501"]

[tool.ruff.lint.per-file-ignores]
"tests/*" = ["S101", "D"]
"__init__.py" = ["F401"]

[tool.ruff.lint.pydocstyle]
convention = "google"

[tool.mypy]
files = ["src", "tests"]
python_version = "3.11"
strict = true
disable_error_code = ["attr-defined", "import-untyped"]

[[tool.mypy.overrides]]
module = "other.*"
ignore_missing_imports = true

[tool.vulture]
paths = ["src", "tests"]
min_confidence = 60

[tool.interrogate]
fail-under = 80
exclude = ["docs"]

[tool.pytest.ini_options]
testpaths = ["tests"]
addopts = "-ra --cov=many"
markers = ["slow: takes long"]
filterwarnings = ["error", "ignore::DeprecationWarning"]

[tool.coverage.run]
source = ["many"]
branch = true

[tool.coverage.report]
exclude_lines = ["pragma: no cover", "if TYPE_CHECKING:"]

[tool.black]
line-length = 100
target-version = ["py311"]

[tool.isort]
profile = "black"

[tool.pylint.main]
py-version = "3.11"

[tool.pylint."messages control"]
disable = ["missing-docstring", "unused-import"]

[tool.bandit]
exclude_dirs = ["tests"]
skips = ["B101"]

[tool.deptry]
ignore = ["DEP001"]

[tool.codespell]
skip = "*.po"

[tool.tox]
env_list = ["3.11", "3.12"]

[tool.towncrier]
directory = "changes"

[tool.commitizen]
name = "cz_conventional_commits"

[tool.semantic_release]
version_toml = ["pyproject.toml:project.version"]

[tool.check-wheel-contents]
ignore = ["W002"]

[tool.pyright]
include = ["src"]

[tool.uv]
managed = true

[tool.cibuildwheel]
build = "cp311-*"
`;
}
