import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { filesMention, isNamed } from '../../check/mentions.ts';

/** Distributions that make Flake8 read the table. */
const READERS = ['flake8-pyproject', 'pyproject-flake8'];

export const notRead = defineRule({
  id: 'flake8/not-read',
  summary: 'Flake8 does not read `[tool.flake8]` by itself.',
  why:
    'Flake8 looks for its settings in `setup.cfg`, `tox.ini` and `.flake8`. It reads pyproject.toml only where a plug-in for ' +
    'that, such as Flake8-pyproject, is installed beside it; without one the table has no effect, and nothing says so.',
  severity: 'hint',
  reference: 'pyproject-toml#pyproject-tool-table',
  noFix: 'Either a plug-in is added, or the settings go to another file.',
  examples: {
    bad: '[tool.flake8]\nmax-line-length = 100\n',
    good: '[dependency-groups]\nlint = ["flake8", "Flake8-pyproject"]\n\n[tool.flake8]\nmax-line-length = 100\n',
  },

  *check(context) {
    const member = memberAt(context.tree.root, ['tool', 'flake8']);
    if (member === undefined) return;
    if (isNamed(context, READERS) || filesMention(context.files, READERS) === true) return;
    yield {
      at: member.key.span,
      message:
        'Flake8 does not read pyproject.toml; the table has an effect only with the plug-in `Flake8-pyproject`, which nothing here names. ' +
        'Its own files are `.flake8`, `setup.cfg` and `tox.ini`.',
    };
  },
});
