import { describe, test } from 'node:test';
import { consoleScripts } from '../../../server/src/tables/project/rules/console-scripts.ts';
import { entryPointGroup } from '../../../server/src/tables/project/rules/entry-point-group.ts';
import { objectReference } from '../../../server/src/tables/project/rules/object-reference.ts';
import { scriptName } from '../../../server/src/tables/project/rules/script-name.ts';
import { expectClean, expectFinding, expectFix, expectNoFix } from '../../support/rules.ts';

const built = (backend: string, module: string, rest: string) =>
  `[build-system]\nrequires = ["${backend}"]\nbuild-backend = "${module}"\n${rest}`;
const group = '[project.entry-points.console_scripts]\na = "m:f"\n';

describe('project/console-scripts', () => {
  test('says that Hatchling refuses it', () =>
    expectFinding(
      consoleScripts,
      built('hatchling', 'hatchling.build', group.replace('console_scripts', '«console_scripts»')),
      '`hatchling` does',
    ));
  test('says that pdm drops it', () =>
    expectFinding(
      consoleScripts,
      built('pdm-backend', 'pdm.backend', group.replace('console_scripts', '«console_scripts»')),
      'drops it in silence',
    ));
  test('says when setuptools drops it', () =>
    expectFinding(
      consoleScripts,
      built(
        'setuptools',
        'setuptools.build_meta',
        `[project.scripts]\nb = "m:g"\n${group.replace('console_scripts', '«console_scripts»')}`,
      ),
      'because `[project.scripts]` exists',
    ));
  test('renames the header and keeps the comments', () =>
    expectFix(
      consoleScripts,
      '[project.entry-points.console_scripts] # commands\na = "m:f" # first\n',
      '[project.scripts] # commands\na = "m:f" # first\n',
      'ask',
    ));
  test('gui_scripts have a table of their own', () =>
    expectFix(
      consoleScripts,
      '[project.entry-points.gui_scripts]\na = "m:f"\n',
      '[project.gui-scripts]\na = "m:f"\n',
    ));
  test('other groups stay', () =>
    expectFix(
      consoleScripts,
      '[project.entry-points]\nconsole_scripts = { a = "m:f" }\nother = { b = "m:g" }\n',
      '[project.entry-points]\nother = { b = "m:g" }\n\n[project.scripts]\na = "m:f"\n',
    ));
  test('an entry whose name is taken stays', () =>
    expectFix(
      consoleScripts,
      '[project.scripts]\na = "m:other"\n\n[project.entry-points.console_scripts]\na = "m:f"\nb = "m:g"\n',
      '[project.scripts]\na = "m:other"\nb = "m:g"\n\n[project.entry-points.console_scripts]\na = "m:f"\n',
    ));
  test('nothing to move where all names are taken', () =>
    expectNoFix(
      consoleScripts,
      '[project.scripts]\na = "m:other"\n[project.entry-points.console_scripts]\na = "m:f"\n',
    ));
  test('other groups are clean', () =>
    expectClean(consoleScripts, '[project.entry-points.pytest11]\na = "m"\n'));
});

describe('project/object-reference', () => {
  test('marks the hyphen', () =>
    expectFinding(objectReference, '[project.scripts]\na = "my«-»mod:f"', 'hyphen'));
  test('in entry points too', () =>
    expectFinding(objectReference, '[project.entry-points.x]\na = "m «n»"', 'does not fit'));
  test('a module alone is a plugin', () =>
    expectClean(objectReference, '[project.entry-points.x]\na = "m.n"'));
  test('extras are allowed', () => expectClean(objectReference, '[project.scripts]\na = "m.n:f.g [x]"'));
});

describe('project/script-name', () => {
  test('a slash', () => expectFinding(scriptName, '[project.scripts]\n«"a/b"» = "m:f"', 'slash'));
  test('entry points may have odd names', () =>
    expectClean(scriptName, '[project.entry-points.x]\n"a b:c" = "m:f"'));
  test('common names', () => expectClean(scriptName, '[project.scripts]\na-b_c.d = "m:f"'));
});

describe('project/entry-point-group', () => {
  test('renames every header of the group', () =>
    expectFix(
      entryPointGroup,
      '[project.entry-points."a b"]\nx = "m:f"\n',
      '[project.entry-points.a_b]\nx = "m:f"\n',
    ));
  test('dotted names in quotes are right', () =>
    expectClean(entryPointGroup, '[project.entry-points."a.b"]\nx = "m:f"'));
  test('letters of any script are', () =>
    expectClean(entryPointGroup, '[project.entry-points."größe"]\nx = "m:f"'));
});
