import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles, type ProjectFiles } from '../../server/src/spec/host.ts';
import { applyEdits } from '../../server/src/text/span.ts';
import { service } from '../support/service.ts';

const PROJECT = '[project]\nversion = "1"\n';
const open = (text: string) => service.open('pyproject.toml', text);
const rules = (text: string, files?: ProjectFiles) =>
  service.diagnostics(open(text), files === undefined ? {} : { files }).map(({ rule }) => rule);
const silent = (text: string) => assert.deepEqual(rules(text), []);
const said = (text: string, ...expected: string[]) => assert.deepEqual(rules(text), expected);

describe('a comment that silences a rule', () => {
  test('on its line', () => silent(`${PROJECT}name = "A_b" # pyproject: ignore[project/name-normalized]\n`));
  test('on the line below it', () =>
    silent(`${PROJECT}# pyproject: ignore[project/name-normalized] as published\nname = "A_b"\n`));
  test('behind another comment', () =>
    silent(`${PROJECT}name = "A_b" # keep # pyproject: ignore[project/name-normalized]\n`));
  test('with blanks as one likes', () =>
    silent(`${PROJECT}name = "A_b" #pyproject:ignore [ project/name-normalized ]\r\n`));
  test('all rules of a table', () => silent(`${PROJECT}name = "A_b" # pyproject: ignore[project]\n`));
  test('every rule', () => silent(`${PROJECT}name = "A_b" # pyproject: ignore[all]\n`));
  test('several comments above one line', () =>
    silent(
      `${PROJECT}# pyproject: ignore[project/name-normalized]\n# why\n# pyproject: ignore[pyproject-toolkit]\nname = "A_b" # pyproject: ignore[project/name]\n`,
    ));
  test('behind a string over several lines', () =>
    silent(`${PROJECT}name = """\\\n  A_b""" # pyproject: ignore[project/name-normalized]\n`));
  test('not over a blank line', () =>
    said(
      `${PROJECT}# pyproject: ignore[project/name-normalized]\n\nname = "A_b"\n`,
      'pyproject-toolkit/unused-ignore',
      'project/name-normalized',
    ));
  test('not another rule', () =>
    said(
      `${PROJECT}name = "A_b" # pyproject: ignore[project/unknown-key]\n`,
      'project/name-normalized',
      'pyproject-toolkit/unused-ignore',
    ));
  test('not in a string', () =>
    said(`${PROJECT}name = "A_b" \ndescription = "# pyproject: ignore[all]"\n`, 'project/name-normalized'));
});

describe('a comment that silences nothing', () => {
  const unused = ['pyproject-toolkit/unused-ignore'];
  test('is reported', () =>
    said(`${PROJECT}name = "a" # pyproject: ignore[project/name-normalized]\n`, ...unused));
  test('is counted as used though its rule is off', () =>
    assert.deepEqual(
      service
        .diagnostics(open(`${PROJECT}name = "A_b" # pyproject: ignore[project/name-normalized]\n`), {
          options: { above: [{ select: ['pyproject-toolkit'] }] },
        })
        .map(({ rule }) => rule),
      [],
    ));
  test('can be silenced itself', () =>
    silent(`${PROJECT}name = "a" # pyproject: ignore[project/name, pyproject-toolkit/unused-ignore]\n`));
  const readme = `${PROJECT}name = "a"\nreadme = "README.md" # pyproject: ignore[project/readme-missing]\n`;
  test('is not judged while nobody has looked at the files', () => silent(readme));
  test('is judged once the file is there', () =>
    assert.deepEqual(rules(readme, givenFiles({ 'README.md': '' })), unused));
  test('is used while the file is missing', () => assert.deepEqual(rules(readme, givenFiles({})), []));
  test('goes with fix-all', () =>
    assert.equal(
      service.fixAll(open(`${PROJECT}name = "a" # keep # pyproject: ignore[project/name]\n`)).text,
      `${PROJECT}name = "a" # keep\n`,
    ));
  test('says so without names', () =>
    said(`${PROJECT}name = "a" # pyproject: ignore\n`, 'pyproject-toolkit/unknown-ignore'));
});

describe('the action that silences a line', () => {
  const silenced = (text: string, rule: string): string => {
    const document = open(text);
    const all = service.ignoreLines(document, { start: 0, end: text.length });
    const one = all.find(({ finding }) => finding.rule === rule);
    assert.ok(one !== undefined, all.map(({ title }) => title).join(', '));
    assert.equal(one.title, `Ignore ${rule} on this line`);
    const after = applyEdits(text, one.edits) as string;
    assert.ok(!rules(after).includes(rule));
    return after;
  };
  test('writes a comment', () =>
    assert.equal(
      silenced('[project]\nversion = "1"\nname = "A_b"\n', 'project/name-normalized'),
      '[project]\nversion = "1"\nname = "A_b"  # pyproject: ignore[project/name-normalized]\n',
    ));
  test('behind the comment that is there', () =>
    assert.equal(
      silenced('[project]\nversion = "1"\nname = "A_b" # old', 'project/name-normalized'),
      '[project]\nversion = "1"\nname = "A_b" # old  # pyproject: ignore[project/name-normalized]',
    ));
  test('adds a name to the list', () =>
    assert.equal(
      silenced(
        '[project]\nversion = "1"\nname = "A_b" # pyproject: ignore[project/name]\n',
        'project/name-normalized',
      ),
      '[project]\nversion = "1"\nname = "A_b" # pyproject: ignore[project/name, project/name-normalized]\n',
    ));
  test('in a list over several lines', () =>
    assert.match(
      silenced(
        '[project]\nname = "a"\nversion = "1"\ndependencies = [\n  "A-b",\n  "a.b",\n]\n',
        'project/requirement-duplicate',
      ),
      /"a\.b", {2}# pyproject: ignore\[project\/requirement-duplicate\]\n/,
    ));
  test('behind the end of a long string', () =>
    assert.equal(
      silenced('[project]\nversion = "1"\nname = """\\\nA_b"""\r\n', 'project/name-normalized'),
      '[project]\nversion = "1"\nname = """\\\nA_b"""  # pyproject: ignore[project/name-normalized]\r\n',
    ));
});

describe('completion in the brackets', () => {
  const labels = (marked: string): readonly string[] =>
    service.completion(open(marked.replace('|', '')), marked.indexOf('|')).items.map(({ label }) => label);
  test('names rules and tables', () => {
    const found = labels('[project] # pyproject: ignore[project/name-|]\n');
    assert.ok(found.includes('project/name-normalized'));
    assert.ok(!found.includes('build-system'));
  });
  test('not those that are there', () =>
    assert.ok(!labels('[project] # pyproject: ignore[all, |]\n').includes('all')));
  test('not in another comment', () => assert.deepEqual(labels('[project] # ignore[|]\n'), []));
});
