import type { TableSpec } from '../../spec/shape.ts';

/** `[build-system]`: PEP 518 and PEP 517. */
export const buildSystemTable: TableSpec = {
  path: ['build-system'],
  title: 'how the project is built',
  docs:
    'Names the back-end that turns the source tree into an sdist and a wheel, and what must be installed first. ' +
    'Front-ends such as `pip` and `build` read only this table to start a build. Without it they fall back to setuptools.',
  reference: 'pyproject-toml#pyproject-build-system-table',
  common: 0.85,
  snippet: 'requires = ["‸"]\nbuild-backend = ""',
  shape: {
    type: 'table',
    keys: [
      {
        name: 'requires',
        shape: { type: 'array', items: { type: 'string', language: 'requirement' } },
        title: 'build requirements',
        docs:
          'What the front-end installs into an isolated environment before it calls the back-end: the back-end itself ' +
          'and its plugins, never what the project imports when it runs. State the oldest release that reads what you ' +
          'wrote. `wheel` is not needed.',
        reference: 'pyproject-toml#pyproject-build-system-table',
        required: true,
        since: 'PEP 518',
        snippet: '["‸"]',
        common: 1,
      },
      {
        name: 'build-backend',
        shape: { type: 'string', language: 'build-backend', open: true },
        title: 'build back-end',
        docs:
          'The module that builds, as `module` or `module:object`. It must come from a package in `requires` or from ' +
          '`backend-path`. Without this key front-ends use the legacy mode of setuptools, which also runs `setup.py`.',
        reference: 'PEP 517#source-trees',
        since: 'PEP 517',
        snippet: '"‸"',
        common: 0.95,
      },
      {
        name: 'backend-path',
        shape: { type: 'array', items: { type: 'string', language: 'path' } },
        title: 'folders of an in-tree back-end',
        docs:
          'Folders, relative to this file and inside the project, that are put on `sys.path` so that `build-backend` is ' +
          'found there. Only for a project that carries its own back-end; the back-end must then be loaded from there.',
        reference: 'PEP 517#in-tree-build-backends',
        since: 'PEP 517',
        snippet: '["‸"]',
        common: 0.05,
      },
    ],
  },
};
