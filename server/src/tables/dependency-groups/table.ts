import type { TableSpec } from '../../spec/shape.ts';

/** `[dependency-groups]`: PEP 735. */
export const dependencyGroupsTable: TableSpec = {
  path: ['dependency-groups'],
  title: 'requirements for development',
  docs:
    'Named lists of requirements for working on the project: tests, docs, linting. They never become part of the built ' +
    'package, so no user installs them. A project that is not built at all can have them too.',
  reference: 'dependency-groups#the-dependency-groups-table',
  common: 0.3,
  snippet: 'dev = ["‸"]',
  shape: {
    type: 'table',
    keys: [],
    rest: {
      keyTitle: 'group name',
      keyLanguage: 'group-name',
      title: 'dependency group',
      docs:
        'Requirements that are installed together, in the order written. A table `{include-group = "name"}` inserts ' +
        'another group at that place. Names are compared after normalisation: `Type_Check` and `type-check` are the same.',
      reference: 'dependency-groups#the-dependency-groups-table',
      shape: {
        type: 'array',
        items: {
          type: 'one-of',
          of: [
            { type: 'string', language: 'requirement' },
            {
              type: 'table',
              keys: [
                {
                  name: 'include-group',
                  shape: { type: 'string', language: 'group-name' },
                  title: 'included group',
                  docs:
                    'The name of another group, whose requirements stand here as if written out. It must exist, and the ' +
                    'includes must not lead back to this group. No other key may stand beside it.',
                  reference: 'dependency-groups#dependency-group-include',
                  required: true,
                  since: 'PEP 735',
                  snippet: '"‸"',
                  common: 0.2,
                },
              ],
            },
          ],
        },
      },
    },
  },
};
