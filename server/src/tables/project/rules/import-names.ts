import { type ItemText, textsOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { declaredBehaviour } from '../../../spec/declared-behaviour.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { importNamesProblems } from '../../../standards/core-metadata.ts';
import { isSubsetOf, parseSpecifierSet } from '../../../standards/pep440.ts';
import { removeMember } from '../../../toml/edit.ts';
import { stringFinding } from '../../shared/string-findings.ts';

const KEYS = ['import-names', 'import-namespaces'] as const;

export const importNames = defineRule({
  id: 'project/import-names',
  summary: 'import-names or import-namespaces are wrong, or the declared back-end does not read them.',
  why: 'PEP 794 lets a project state what can be imported from it: dotted names, each with all its parents in one of the two lists, `; private` behind one that is not for others. Back-ends differ: some write the fields, some ignore them, and setuptools refuses to build.',
  severity: 'error',
  reference: 'PEP 794',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nimport-names = ["my pkg"]\n[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n',
    good: '[project]\nname = "a"\nversion = "1"\nimport-names = ["my_pkg", "my_pkg._impl; private"]\n[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n',
  },

  *check(context): Iterable<Finding> {
    const { project } = context;
    const [names, namespaces] = KEYS.map((key) => textsOf(project.member(key)?.node)) as [
      readonly ItemText[],
      readonly ItemText[],
    ];
    const found = importNamesProblems(
      names.map(({ value }) => value),
      namespaces.map(({ value }) => value),
    );
    for (const [list, texts, key] of [
      [found.names, names, KEYS[0]],
      [found.namespaces, namespaces, KEYS[1]],
    ] as const) {
      for (const { index, problem } of list) {
        const text = texts[index];
        if (text !== undefined) yield stringFinding(text, problem, { path: ['project', key, text.index] });
      }
    }
    for (const key of KEYS) yield* unread(context, key);
  },
});

/** What the declared back-end does with the key, where it does not write it. */
function* unread(context: DocumentContext, key: (typeof KEYS)[number]): Iterable<Finding> {
  const member = context.project.member(key);
  const behaviour = declaredBehaviour(context, key);
  if (member === undefined || behaviour === undefined) return;
  const { does } = behaviour.now;
  if (does !== 'refuses' && does !== 'crashes' && does !== 'ignores') return;

  const newest = context.backend?.backend.newest;
  yield {
    at: member.key.span,
    // A release after those that were run may read the key: only a bound that shuts it out makes the refusal sure.
    severity: does === 'ignores' ? 'hint' : isBounded(context, newest) ? 'error' : 'warning',
    message:
      does === 'ignores'
        ? `${behaviour.name} does not read \`${key}\` yet: nothing of it comes into the metadata.`
        : `${behaviour.name} up to ${newest} refuses to build a project with \`${key}\` (PEP 794). Leave it out, or choose a back-end that writes it.`,
    fixes: [
      {
        kind: 'ask',
        title: `Remove \`${key}\``,
        edits: removeMember(context.tree, ['project', key]),
        changes: [['project', key]],
      },
    ],
  };
}

/** Whether `requires` admits no release of the back-end that is newer than those that were run. */
function isBounded({ backend }: DocumentContext, newest: string | undefined): boolean {
  const specifiers = backend?.required?.requirement.specifiers;
  return specifiers !== undefined && isSubsetOf(specifiers, parseSpecifierSet(`<=${newest}`)) === true;
}
