import { memo } from '../../../model/lazy.ts';
import type { NamedText } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { defineRule } from '../../../spec/rule.ts';
import {
  type ObjectReference,
  parseObjectReference,
  type ReferenceUse,
} from '../../../standards/entry-points.ts';
import { stringFinding } from '../../shared/string-findings.ts';

export const objectReference = defineRule({
  id: 'project/object-reference',
  summary: 'A script or entry point does not name a Python object.',
  why:
    'The value is `package.module:object`, as one would import it. Installers write it into the package as it is; what ' +
    'cannot be read fails when the command is run or the plugin is loaded, and some back-ends refuse it at once.',
  severity: 'error',
  reference: 'entry-points#data-model',
  examples: [
    {
      bad: '[project.scripts]\ntool = "my-package.cli:main"\n',
      fixed: '[project.scripts]\ntool = "my_package.cli:main"\n',
      good: '[project.scripts]\ntool = "my_package.cli:main"\n',
    },
    {
      bad: '[project.scripts]\ntool = "package.cli:main()"\n',
      fixed: '[project.scripts]\ntool = "package.cli:main"\n',
      good: '[project.entry-points.pytest11]\nplugin = "package.plugin"\n',
    },
  ],

  *check(context) {
    for (const { path, entry, use } of entriesOf(context)) {
      if (entry.text === undefined) continue;
      for (const problem of readReference[use](entry.text.value).problems) {
        // A module alone is read by every library; only installers cannot make a script of it.
        const severity = problem.code === 'reference-script' ? { severity: 'warning' as const } : {};
        yield stringFinding(entry.text, problem, { path: [...path, entry.name], ...severity });
      }
    }
  },
});

/** The references of the latest keystroke are those of the one before. */
const readReference: Readonly<Record<ReferenceUse, (text: string) => ObjectReference>> = {
  script: memo(1000, (text) => parseObjectReference(text, 'script')),
  'entry-point': memo(1000, (text) => parseObjectReference(text, 'entry-point')),
};

interface Entry {
  readonly path: readonly string[];
  readonly entry: NamedText;
  readonly use: ReferenceUse;
}

/** Every entry of `scripts`, `gui-scripts` and the groups of `entry-points`. */
export function* entriesOf({ project }: DocumentContext): Iterable<Entry> {
  for (const entry of project.scripts) yield { path: ['project', 'scripts'], entry, use: 'script' };
  for (const entry of project.guiScripts) yield { path: ['project', 'gui-scripts'], entry, use: 'script' };
  for (const group of project.entryPoints) {
    const use = group.name === 'console_scripts' || group.name === 'gui_scripts' ? 'script' : 'entry-point';
    for (const entry of group.entries) yield { path: ['project', 'entry-points', group.name], entry, use };
  }
}
