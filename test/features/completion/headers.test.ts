import { describe, test } from 'node:test';
import { expectAll, expectCompletion, expectInsert, expectWithout } from '../../support/completion.ts';

const BUILD = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n';

describe('completion of headers', () => {
  test('an empty file: the tables that a project needs', () =>
    expectCompletion('|', ['[build-system]', '[project]', '[dependency-groups]']));
  test('a lone bracket', () =>
    expectCompletion('[|', ['[build-system]', '[project]', '[dependency-groups]']));
  test('what the editor closed by itself is replaced too', () =>
    expectInsert('[|]', '[project]', '[project]'));
  test('half a name', () => expectInsert('[pro|', '[project]', '[project]'));
  test('half a name with its bracket', () => expectInsert('[proj|]', '[project]', '[project]'));
  test('a whole name is offered again, without a second bracket', () =>
    expectInsert('[project|]', '[project]', '[project]'));
  test('behind a dot', () =>
    expectCompletion('[project.|', [
      '[project.urls]',
      '[project.scripts]',
      '[project.optional-dependencies]',
    ]));
  test('tables that are there already are left out', () =>
    expectWithout(
      `${BUILD}[project]\nname = "a"\n[project.urls]\n[|`,
      '[build-system]',
      '[project]',
      '[project.urls]',
    ));
  test('a table that a sub-table implies can still be opened', () =>
    expectCompletion('[project.urls]\n\n[pro|', ['[project]']));
  test('a table written as dotted keys cannot be opened again', () =>
    expectWithout('[project]\nurls.Homepage = "https://a.org"\n[project.u|', '[project.urls]'));
  test('a table that the build fills in is left out', () =>
    expectWithout('[project]\ndynamic = ["scripts"]\n[project.|', '[project.scripts]'));
  test('sub-tables of what is there come before tables below what is not', () =>
    expectCompletion(`${BUILD}[project]\nname = "a"\n\n[|`, ['[dependency-groups]', '[project.urls]']));
  test('two brackets: lists of tables', () =>
    expectAll('[project]\nname = "a"\n[[|', ['[[project.authors]]', '[[project.maintainers]]']));
  test('two closed brackets', () =>
    expectInsert(
      '[project]\nname = "a"\n[[project.au|]]',
      '[[project.authors]]',
      '[project]\nname = "a"\n[[project.authors]]',
    ));
  test('tables of tools', () => expectCompletion('[tool.|', ['[tool.ruff]']));
  test('entry point groups, quoted where they must be', () =>
    expectInsert(
      '[project.entry-points.mk|',
      '[project.entry-points."mkdocs.plugins"]',
      '[project.entry-points."mkdocs.plugins"]',
    ));
  test('not before the bracket', () => expectAll('|[project]', []));
  test('not behind the bracket', () => expectAll('[project]|', []));
  test('line ends stay as they are', () =>
    expectInsert('[build-system]\r\n\r\n[pro|\r\n', '[project]', '[build-system]\r\n\r\n[project]\r\n'));
  test('after a broken line', () =>
    expectInsert('name = = "a"\n[pro|', '[project]', 'name = = "a"\n[project]'));
  test('before a broken line', () =>
    expectInsert('[pro|\nname = = "a"\n', '[project]', '[project]\nname = = "a"\n'));
});

describe('completion of whole tables on an empty line', () => {
  test('build-system comes with the lines of a back-end', () =>
    expectInsert(
      'bu|',
      '[build-system]',
      '[build-system]\nrequires = ["setuptools>=77.0.3"]\nbuild-backend = "setuptools.build_meta"|',
    ));
  test('the back-end whose table is there already', () =>
    expectInsert(
      '[tool.hatch.version]\npath = "a.py"\n\n|',
      '[build-system]',
      '[tool.hatch.version]\npath = "a.py"\n\n[build-system]\nrequires = ["hatchling>=1.27.0"]\nbuild-backend = "hatchling.build"|',
    ));
  test('project comes with its first keys', () =>
    expectInsert('|', '[project]', '[project]\nname = "|"\nversion = "0.1.0"'));
  test('a table stands apart from the one before', () =>
    expectInsert(
      '[project]\nname = "a"\n|',
      '[dependency-groups]',
      '[project]\nname = "a"\n\n[dependency-groups]\ndev = ["|"]',
    ));
  test('with the line ends of the document', () =>
    expectInsert(
      '[project]\r\nname = "a"\r\n\r\ndep|',
      '[dependency-groups]',
      '[project]\r\nname = "a"\r\n\r\n[dependency-groups]\r\ndev = ["|"]',
    ));
  test('not where it would capture the keys that follow', () =>
    expectWithout('[project]\n|\nname = "a"\n', '[dependency-groups]', '[build-system]'));
});
