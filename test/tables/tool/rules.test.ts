import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import { invalidRegex } from '../../../server/src/tables/tool/rules/invalid-regex.ts';
import { missingKey } from '../../../server/src/tables/tool/rules/missing-key.ts';
import { notADependency } from '../../../server/src/tables/tool/rules/not-a-dependency.ts';
import { textValue } from '../../../server/src/tables/tool/rules/text-value.ts';
import { type } from '../../../server/src/tables/tool/rules/type.ts';
import { unknownKey } from '../../../server/src/tables/tool/rules/unknown-key.ts';
import { value } from '../../../server/src/tables/tool/rules/value.ts';
import { toolRules } from '../../../server/src/tables/tool/rules.ts';
import { expectClean, expectFinding, expectFix, expectNoFix, findings } from '../../support/rules.ts';

describe('tool/unknown-key', () => {
  test('says what the tool does and what was meant', () =>
    expectFinding(
      unknownKey,
      '[tool.ruff]\n«line-lenght» = 100',
      '`line-lenght` is no key of `[tool.ruff]`: Ruff refuses the file. Did you mean `line-length`?',
    ));
  test('is an error where the tool refuses', () =>
    assert.equal(findings(unknownKey, '[tool.ruff]\nnonsense = 1')[0]?.severity, 'error'));
  test('is a warning where only a schema says it', () =>
    assert.equal(findings(unknownKey, '[tool.repo-review]\nnonsense = 1')[0]?.severity, 'warning'));
  test('is a hint where releases are ahead of the schema, and a warning for a slip', () => {
    assert.equal(findings(unknownKey, '[tool.fastapi]\nnonsense = 1')[0]?.severity, 'hint');
    assert.equal(findings(unknownKey, '[tool.fastapi]\nentry-point = "a:b"')[0]?.severity, 'warning');
  });
  test('the beginning of a name means that name', () =>
    expectFix(unknownKey, '[tool.bandit]\nexclude = ["test"]\n', '[tool.bandit]\nexclude_dirs = ["test"]\n'));
  test('one more or less is nearer than another table', () =>
    expectFix(
      unknownKey,
      '[tool.pdm.build]\ninclude = ["a.txt"]\n',
      '[tool.pdm.build]\nincludes = ["a.txt"]\n',
    ));
  test('keeps the comment when renaming', () =>
    expectFix(
      unknownKey,
      '[tool.ruff]\nline-lenght = 100 # wide',
      '[tool.ruff]\nline-length = 100 # wide',
      'ask',
    ));
  test('says where a key belongs', () =>
    expectFinding(
      unknownKey,
      '[tool.ruff.format]\n«convention» = "google"',
      'It belongs in `[tool.ruff.lint.pydocstyle]`.',
    ));
  test('does not rename to what is there', () =>
    expectNoFix(unknownKey, '[tool.ruff]\nline-lenght = 100\nline-length = 90'));
  test('unknown tools are left alone', () => expectClean(unknownKey, '[tool.nobody]\nanything = 1'));
});

describe('keys of plug-ins', () => {
  const found = (text: string) =>
    findings(unknownKey, text).map(({ severity, message }) => `${severity} ${message.split('`')[1]}`);
  test('a name built on that of a known key is no slip of it', () =>
    assert.deepEqual(
      found('[tool.pytest.ini_options]\nipdoctest_optionflags = "X"\nasyncio_modes = "auto"\n'),
      ['hint ipdoctest_optionflags', 'warning asyncio_modes'],
    ));
  test('Pylint with a plug-in that is not its own', () => {
    const options = '[tool.pylint."MESSAGES CONTROL"]\nper-file-ignores = ["a.py:b"]\n';
    assert.match(
      found(`[tool.pylint.main]\nload-plugins = ["pylint_per_file_ignores"]\n${options}`)[0] ?? '',
      /^hint/,
    );
    assert.match(
      found(`[tool.pylint]\nload-plugins = "pylint.extensions.typing, other"\n${options}`)[0] ?? '',
      /^hint/,
    );
    assert.match(
      found(`[tool.pylint]\nload-plugins = ["pylint.extensions.typing"]\n${options}`)[0] ?? '',
      /^warning/,
    );
  });
});

describe('strings that are filled in later', () => {
  test('from the environment, by coverage.py', () =>
    expectClean(value, `[tool.coverage.run]\npatch = ["$\{PATCH-subprocess}"]\n`));
  test('by no tool that does not', () =>
    expectFinding(value, '[tool.coverage.run]\npatch = [«"PATCH"»]\n', 'is no value'));
  test('from a template', () => {
    expectClean(value, '[tool.ruff]\ntarget-version = "py{{ python }}"\n');
    expectClean(type, '[tool.ruff]\nline-length = "{{ width }}"\n');
  });
});

describe('tool/type', () => {
  test('says what is taken', () =>
    expectFinding(
      type,
      '[tool.ruff]\nline-length = «"x"»',
      '`line-length` takes an integer, not a string: Ruff refuses the file.',
    ));
  test('of an item', () =>
    expectFinding(
      type,
      '[tool.ruff]\nexclude = ["a", «1»]',
      'Each item of `exclude` is a string, not an integer',
    ));
  test('truth in quotes', () =>
    expectFix(type, '[tool.ruff]\npreview = "true"', '[tool.ruff]\npreview = true'));
  test('a list of one', () => expectFix(type, '[tool.ruff]\nsrc = "src"', '[tool.ruff]\nsrc = ["src"]'));
  test('without a certain meaning there is no fix', () =>
    expectNoFix(type, '[tool.ruff]\nline-length = "wide"'));
  test('the right type', () => expectClean(type, '[tool.ruff]\nline-length = 100'));
});

describe('tool/value', () => {
  test('lists the values', () =>
    expectFinding(value, '[tool.ruff.format]\nindent-style = «"wide"»', 'It takes `tab` or `space`.'));
  test('says that a number is taken, too, and writes it', () => {
    const text = '[tool.pytest]\nverbosity_subtests = «"2"»\n';
    expectFinding(value, text, 'It takes an integer or `auto`.');
    expectFix(value, text.replace(/[«»]/g, ''), '[tool.pytest]\nverbosity_subtests = 2\n');
  });
  test('a list for YAPF', () => {
    expectClean(type, '[tool.yapf]\nspaces_before_comment = [15, 20]\n');
    expectClean(value, '[tool.yapf]\nspaces_before_comment = "15, 20"\n');
  });
  test('says the bounds', () =>
    expectFinding(value, '[tool.ruff]\nindent-width = «0»', '`indent-width` takes a number from 1 to 255'));
});

describe('tool/missing-key', () => {
  test('marks the table of the list', () =>
    expectFinding(missingKey, '«[[tool.uv.index]]»\nname = "a"', '`[[tool.uv.index]]` lacks `url`'));
  test('not of a table that is broken', () =>
    expectClean(missingKey, '[tool.uv]\nindex = [\n  {%- if it %}\n]\n'));
  test('a slip is reported where it is', () =>
    expectClean(missingKey, '[[tool.uv.index]]\nurls = "https://example.org"'));
});

describe('tool/invalid-regex', () => {
  test('marks the place', () =>
    expectFinding(invalidRegex, '[tool.ruff.lint]\ndummy-variable-rgx = "a«)»"', '`)` closes nothing'));
});

describe('tool/not-a-dependency', () => {
  const repository = { '.git/HEAD': '' };
  const found = (text: string, files: Readonly<Record<string, string>>) =>
    findings(notADependency, text, givenFiles(files)).map(({ message }) => message);
  const text = '[tool.mypy]\nstrict = true\n';
  test('nothing names it', () =>
    assert.deepEqual(found(text, repository), [
      '`[tool.mypy]` sets up mypy, but no dependency, group or file of this repository names `mypy`.',
    ]));
  test('the fix makes the group', () => {
    const [finding] = findings(notADependency, text, givenFiles(repository));
    assert.equal(finding?.fixes?.[0]?.title, 'Add `mypy` to the group `dev`');
  });
  test('a dependency', () =>
    assert.deepEqual(found(`[dependency-groups]\nlint = ["Mypy>=1"]\n${text}`, repository), []));
  test('a dependency of Poetry', () =>
    assert.deepEqual(found(`[tool.poetry.group.dev.dependencies]\nmypy = "^1.0"\n${text}`, repository), []));
  for (const file of [
    '.pre-commit-config.yaml',
    'requirements-dev.txt',
    'tox.ini',
    '.github/workflows/ci.yml',
    'Makefile',
  ])
    test(`named in ${file}`, () =>
      assert.deepEqual(found(text, { ...repository, [file]: 'run mypy here' }), []));
  test('part of another word is no name', () =>
    assert.equal(found(text, { ...repository, Makefile: 'pymypy mypyc' }).length, 1));
  test('silent in a folder that is no repository', () => assert.deepEqual(found(text, {}), []));
  test('silent while nothing is known', () => expectClean(notADependency, text));
  test('tools that stand beside projects', () =>
    assert.deepEqual(found('[tool.uv]\nmanaged = true\n', repository), []));
});

test('rules of tools have the names of their tools or of all', () => {
  for (const { id } of toolRules) assert.match(id, /^[a-z0-9_-]+\/[a-z-]+$/);
});

describe('tool/text-value', () => {
  test('where a schema refuses it', () =>
    assert.equal(
      findings(textValue, '[tool.mypy]\nwarn_no_return = "no"')[0]?.severity ?? 'warning',
      'warning',
    ));
  test('a hint where the tool alone reads the table, and takes it', () =>
    assert.equal(findings(textValue, '[tool.pylint.main]\npersistent = "no"')[0]?.severity, 'hint'));
  test('the fix keeps the comment', () =>
    expectFix(
      textValue,
      '[tool.pylint.main]\npersistent = "no" # never',
      '[tool.pylint.main]\npersistent = false # never',
      'ask',
    ));
  test('not in tables written as ini files', () =>
    expectClean(textValue, '[tool.pytest.ini_options]\nxfail_strict = "true"'));
  test('not where text is meant', () => expectClean(textValue, '[tool.mypy]\npython_version = "1"'));
});
