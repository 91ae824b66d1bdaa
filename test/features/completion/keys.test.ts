import { describe, test } from 'node:test';
import { expectAll, expectCompletion, expectInsert, expectWithout } from '../../support/completion.ts';

describe('completion of keys', () => {
  test('required ones first, then common ones', () =>
    expectCompletion('[project]\n|', ['name', 'version', 'description', 'readme', 'requires-python']));
  test('after a key, what people write next', () =>
    expectCompletion('[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\n|', ['authors', 'description']));
  test('none that is there already', () =>
    expectCompletion('[project]\nname = "a"\nrequires-python = ">=3.10"\n|', ['version', 'description']));
  test('none that a sub-table states', () =>
    expectWithout('[project]\n|\n[project.urls]\nHomepage = "https://a.org"\n', 'urls', '[project.urls]'));
  test('none that dotted keys state', () =>
    expectWithout('[project]\nurls.Homepage = "https://a.org"\n|', 'urls', '[project.urls]'));
  test('none that the build fills in', () =>
    expectWithout('[project]\ndynamic = ["version"]\nver|', 'version'));
  test('half a key is replaced', () => expectInsert('[project]\nna|', 'name', '[project]\nname = "|"'));
  test('between other keys', () =>
    expectInsert(
      '[project]\nname = "a"\nver|\nreadme = "b"\n',
      'version',
      '[project]\nname = "a"\nversion = "0.1.0|"\nreadme = "b"\n',
    ));
  test('the key alone where its value stands', () =>
    expectInsert('[project]\nver| = "1"\n', 'version', '[project]\nversion = "1"\n'));
  test('the key alone where a value stands without an equals sign', () =>
    expectInsert('[project]\nver| "1"\n', 'version', '[project]\nversion = "1"\n'));
  test('the key under the cursor is no duplicate of itself', () =>
    expectInsert('[project]\nversion| = "1"\n', 'version', '[project]\nversion = "1"\n'));
  test('a list as the document writes its lists', () =>
    expectInsert(
      '[project]\nclassifiers = [\n  "Typing :: Typed",\n]\ndepen|',
      'dependencies',
      '[project]\nclassifiers = [\n  "Typing :: Typed",\n]\ndependencies = [\n  "|",\n]',
    ));
  test('a list in one line otherwise', () =>
    expectInsert('[project]\ndepen|', 'dependencies', '[project]\ndependencies = ["|"]'));
  test('a specifier set', () =>
    expectInsert('[project]\nreq|', 'requires-python', '[project]\nrequires-python = ">=|"'));
  test('a sub-table as a header at the end of its table', () =>
    expectInsert(
      '[project]\nname = "a"\nur|',
      '[project.urls]',
      '[project]\nname = "a"\n\n[project.urls]\n|',
    ));
  test('a sub-table as a value where keys follow', () =>
    expectInsert('[project]\nur|\nname = "a"\n', 'urls', '[project]\nurls = {|}\nname = "a"\n'));
  test('in a dotted key', () =>
    expectInsert('[project]\nurls.|', 'Homepage', '[project]\nurls.Homepage = "https://|"'));
  test('in a dotted key without a header', () => expectInsert('project.na|', 'name', 'project.name = "|"'));
  test('the well-known labels of links', () =>
    expectCompletion('[project.urls]\nHomepage = "https://a.org"\n|', [
      'Documentation',
      'Changelog',
      'Source',
    ]));
  test('no second label of one meaning', () =>
    expectWithout('[project.urls]\n"Bug Tracker" = "https://a.org"\n|', 'Issues'));
  test('a label with a blank is quoted', () =>
    expectInsert('[project.urls]\nRel|', 'Release Notes', '[project.urls]\n"Release Notes" = "https://|"'));
  test('in quotes', () =>
    expectInsert('[project.urls]\n"Rel|"', 'Release Notes', '[project.urls]\n"Release Notes" = "https://|"'));
  test('in a bare inline table', () =>
    expectInsert(
      '[project]\nreadme = {|}',
      'content-type',
      '[project]\nreadme = {content-type = "text/markdown|"}',
    ));
  test('in an inline table', () =>
    expectInsert('[project]\nauthors = [{ na| }]', 'name', '[project]\nauthors = [{ name = "|" }]'));
  test('in an unclosed inline table', () =>
    expectInsert('[project]\nauthors = [{ na|', 'name', '[project]\nauthors = [{ name = "|"'));
  test('the second key of an inline table', () =>
    expectAll('[project]\nauthors = [{ name = "a", |}]', ['email']));
  test('before another key of an inline table', () =>
    expectInsert(
      '[project]\nauthors = [{ |email = "a@b.org" }]',
      'email',
      '[project]\nauthors = [{ email = "a@b.org" }]',
    ));
  test('under [[…]]', () => expectCompletion('[[project.authors]]\n|', ['name', 'email']));
  test('groups', () => expectInsert('[dependency-groups]\n|', 'dev', '[dependency-groups]\ndev = ["|"]'));
  test('groups that are there, whatever their spelling', () =>
    expectWithout('[dependency-groups]\nDev = []\n|', 'dev'));
  test('the command that the project is named for', () =>
    expectInsert(
      '[project]\nname = "My_Tool"\n[project.scripts]\n|',
      'my-tool',
      '[project]\nname = "My_Tool"\n[project.scripts]\nmy-tool = "|"',
    ));
  test('on an empty line under a header at the end of the file', () =>
    expectCompletion('[build-system]\n|', ['requires', 'build-backend', 'backend-path']));
  test('with the line ends of the document', () =>
    expectInsert('[project]\r\nna|\r\n', 'name', '[project]\r\nname = "|"\r\n'));
  test('below a broken line', () =>
    expectInsert('[project]\nversion = "1\nna|', 'name', '[project]\nversion = "1\nname = "|"'));
  test('above a broken line', () =>
    expectInsert('[project]\nna|\nversion = [\n', 'name', '[project]\nname = "|"\nversion = [\n'));
  test('not in a comment', () => expectAll('[project]\n# na|', []));
  test('not behind a value', () => expectAll('[project]\nname = "a" |', []));
  test('the sign and the value behind a key', () =>
    expectInsert('[project]\nname |', '= ""', '[project]\nname = "|"'));
  test('names with a slash are quoted', () =>
    expectInsert(
      '[tool.pyproject-toolkit.severity]\nproject/na|',
      'project/name',
      '[tool.pyproject-toolkit.severity]\n"project/name" = "|"',
    ));
});
