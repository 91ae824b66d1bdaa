import type { KeySpec, RestSpec } from '../../../spec/shape.ts';

const command = (title: string, docs: string): RestSpec => ({
  keyTitle: 'command name',
  keyLanguage: 'script-name',
  title,
  docs,
  reference: 'pyproject-toml#entry-points',
  shape: { type: 'string', language: 'object-reference' },
});

/** What the project offers to the shell and to other packages. */
export const entryPointKeys: readonly KeySpec[] = [
  {
    name: 'scripts',
    shape: {
      type: 'table',
      keys: [],
      rest: command(
        'command of the project',
        'The key is the command; the value names the function that it calls, as `package.module:function`. The function ' +
          'takes no argument, and what it returns becomes the exit status.',
      ),
    },
    title: 'commands of the project',
    docs:
      'Commands that an installer puts on the PATH: `my-tool = "my_package.cli:main"`. The function is called without an ' +
      'argument; what it returns becomes the exit status.',
    reference: 'pyproject-toml#entry-points',
    since: 'PEP 621',
    common: 0.5,
  },
  {
    name: 'gui-scripts',
    shape: {
      type: 'table',
      keys: [],
      rest: command(
        'graphical command',
        'The key is the command; the value names the function that it calls, as `package.module:function`. On Windows it ' +
          'runs without a console.',
      ),
    },
    title: 'graphical commands',
    docs:
      'As `scripts`, but on Windows no console window opens, so there is no standard output. On other systems there is no ' +
      'difference.',
    reference: 'pyproject-toml#entry-points',
    since: 'PEP 621',
    common: 0,
  },
  {
    name: 'entry-points',
    shape: {
      type: 'table',
      keys: [],
      rest: {
        keyTitle: 'entry point group',
        keyLanguage: 'entry-point-group',
        title: 'entry point group',
        docs:
          'The project that looks for plugins chooses the name of the group. Each key in it is the name of a plugin, each ' +
          'value the object to load.',
        reference: 'entry-points#data-model',
        shape: {
          type: 'table',
          keys: [],
          rest: {
            keyTitle: 'entry point name',
            title: 'entry point',
            docs: 'The name under which the object is found; the value says where it is, as `package.module` or `package.module:object`.',
            reference: 'entry-points#data-model',
            shape: { type: 'string', language: 'object-reference' },
          },
        },
      },
    },
    title: 'plugins for other packages',
    docs:
      'Objects that other packages find at run time, a table for each group: `[project.entry-points.pytest11]`. A group ' +
      'name with a dot needs quotes. Commands belong in `scripts` and `gui-scripts`, never under `console_scripts` here.',
    reference: 'pyproject-toml#entry-points',
    since: 'PEP 621',
    common: 0.3,
  },
];
