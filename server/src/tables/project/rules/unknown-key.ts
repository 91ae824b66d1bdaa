import type { Behaviour } from '../../../spec/backends.ts';
import { declaredBehaviour } from '../../../spec/declared-behaviour.ts';
import { defineRule } from '../../../spec/rule.ts';
import { unknownKeyFindings } from '../../shared/unknown-key-findings.ts';

export const unknownKey = defineRule({
  id: 'project/unknown-key',
  summary: '`[project]` or one of its tables has a key that the standard does not know.',
  why:
    'The keys of `[project]` are fixed by the standard, so that every tool reads the same. What a back-end does with ' +
    'another key differs: setuptools and Flit refuse the file, pdm warns, and others leave the value out in silence, ' +
    'which is worse.',
  severity: 'error',
  reference: 'pyproject-toml#pyproject-project-table',
  examples: [
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\ndependancies = ["rich"]\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["rich"]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["rich"]\n',
    },
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\nauthor = "Ada <ada@example.org>"\n',
      fixed:
        '[project]\nname = "tool"\nversion = "1.0"\nauthors = [{ name = "Ada", email = "ada@example.org" }]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\nauthors = [{ name = "Ada", email = "ada@example.org" }]\n',
    },
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\nhomepage = "https://example.org"\n',
      fixed:
        '[project]\nname = "tool"\nversion = "1.0"\n\n[project.urls]\nHomepage = "https://example.org"\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\n\n[project.urls]\nHomepage = "https://example.org"\n',
    },
  ],

  check(context) {
    const does = declaredBehaviour(context, 'unknown-project-key');
    const words = does && consequences[does.now.does];
    return unknownKeyFindings(
      context,
      'project',
      words === undefined ? 'readers of the standard refuse it' : `\`${does?.name}\` ${words}`,
    );
  },
});

const consequences: Partial<Record<Behaviour, string>> = {
  refuses: 'refuses the file',
  crashes: 'fails on it',
  warns: 'warns and leaves it out',
  ignores: 'leaves it out in silence, other readers refuse it',
};
