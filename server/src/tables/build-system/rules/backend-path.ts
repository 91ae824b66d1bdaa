import { defineRule } from '../../../spec/rule.ts';
import { removeMemberFix } from '../../shared/edits.ts';
import { quoted } from '../../shared/words.ts';

export const backendPath = defineRule({
  id: 'build-system/backend-path',
  summary: '`backend-path` leaves the project, or stands without `build-backend`.',
  why:
    'The folders must lie inside the source tree, since an sdist carries nothing else; front-ends refuse others. The key ' +
    'has an effect only together with `build-backend`, which must be found in one of the folders.',
  severity: 'error',
  reference: 'PEP 517#in-tree-build-backends',
  examples: [
    {
      bad: '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["../tools"]\n',
      good: '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["tools"]\n',
    },
    {
      bad: '[build-system]\nrequires = ["setuptools"]\nbackend-path = ["."]\n',
      fixed: '[build-system]\nrequires = ["setuptools"]\n',
      good: '[build-system]\nrequires = ["setuptools"]\n',
    },
  ],

  *check({ buildSystem, files, tree }) {
    for (const path of buildSystem.backendPath) {
      if (leaves(path.value)) {
        yield {
          at: path.span,
          message: `${quoted(path.value)} lies outside the project: front-ends refuse it. Name a folder of the project, relative to this file.`,
          noFix: 'Which folder holds the back-end cannot be told from here.',
        };
      } else if (['missing', 'file'].includes(files.kind(trimmed(path.value)))) {
        yield {
          at: path.span,
          message: `There is no folder ${quoted(path.value)} beside this file; front-ends refuse to build without it.`,
          severity: 'warning',
          noFix: 'Which folder holds the back-end cannot be told from here.',
        };
      }
    }
    const member = buildSystem.member('backend-path');
    if (member !== undefined && buildSystem.member('build-backend') === undefined) {
      yield {
        at: member.key.span,
        message:
          '`backend-path` has no effect without `build-backend`: setuptools is called. Name the back-end that lies there.',
        severity: 'warning',
        fixes: [removeMemberFix(tree, ['build-system', 'backend-path'], 'Remove `backend-path`')],
      };
    }
  },
});

/** Whether a path is absolute or goes up out of the folder that it starts in. */
function leaves(path: string): boolean {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(path)) return true;
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') depth--;
    else if (part !== '' && part !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}

const trimmed = (path: string): string => path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '') || '.';
