import type { EntryPointGroup } from '../../../model/project.ts';
import type { Behaviour } from '../../../spec/backends.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { declaredBehaviour } from '../../../spec/declared-behaviour.ts';
import { defineRule } from '../../../spec/rule.ts';
import { replace } from '../../../text/span.ts';
import { asTable } from '../../../toml/tree.ts';
import { moveMembersFix } from '../../shared/edits.ts';
import { askFix, type FixesOrReason, fixesOr } from '../../shared/fixes.ts';
import { counted, quoted } from '../../shared/words.ts';

const homes: Readonly<Record<string, string>> = { console_scripts: 'scripts', gui_scripts: 'gui-scripts' };

export const consoleScripts = defineRule({
  id: 'project/console-scripts',
  summary: 'Commands are declared as an entry point group instead of in `[project.scripts]`.',
  why:
    'In the built package `console_scripts` and `gui_scripts` are entry point groups, but in `[project]` they have tables of ' +
    'their own, and the standard tells back-ends to refuse them under `entry-points`. Hatchling, Flit, Poetry and uv do; ' +
    'setuptools takes them, but drops them in silence as soon as `[project.scripts]` exists; pdm always drops them.',
  severity: 'error',
  reference: 'pyproject-toml#entry-points',
  examples: [
    {
      bad: '[project.entry-points.console_scripts]\ntool = "package:main"\n',
      fixed: '[project.scripts]\ntool = "package:main"\n',
      good: '[project.scripts]\ntool = "package:main"\n',
    },
    {
      bad: '[project.scripts]\none = "package:one"\n\n[project.entry-points.console_scripts]\ntwo = "package:two"\n',
      fixed: '[project.scripts]\none = "package:one"\ntwo = "package:two"\n',
      good: '[project.scripts]\none = "package:one"\ntwo = "package:two"\n',
    },
  ],

  *check(context) {
    for (const group of context.project.entryPoints) {
      const home = homes[group.name];
      if (home === undefined) continue;
      const kind = home === 'scripts' ? 'Console scripts' : 'Graphical scripts';
      yield {
        at: group.key.span,
        message: `${kind} belong in \`[project.${home}]\`: the specification tells back-ends to refuse this table${outcome(context, home)}.`,
        ...moving(context, group, home),
      };
    }
  },
});

/** What the declared back-end does with the table. */
function outcome(context: DocumentContext, home: string): string {
  const beside =
    context.project.member('scripts') !== undefined || context.project.member(home) !== undefined;
  const alone = declaredBehaviour(context, 'console-scripts-entry-point');
  const does =
    beside && alone?.now.does === 'accepts'
      ? declaredBehaviour(context, 'console-scripts-beside-scripts')
      : alone;
  if (does === undefined) return '';
  const name = `\`${does.name}\``;
  const words: Partial<Record<Behaviour, string>> = {
    refuses: `, and ${name} does`,
    crashes: `, and ${name} fails on it`,
    drops:
      beside && alone?.now.does === 'accepts'
        ? `, and ${name} drops it in silence because \`[project.${context.project.member('scripts') === undefined ? home : 'scripts'}]\` exists`
        : `, and ${name} drops it in silence`,
    ignores: `, and ${name} drops it in silence`,
    accepts: `; ${name} takes it as long as \`[project.${home}]\` does not exist`,
  };
  return words[does.now.does] ?? '';
}

function moving({ project, tree }: DocumentContext, group: EntryPointGroup, home: string): FixesOrReason {
  const target = asTable(project.member(home)?.node);
  const path = ['project', home];
  const from = ['project', 'entry-points', group.name];
  if (group.table === undefined || group.entries.length === 0) return { noFix: 'There is no entry to move.' };

  // An entry whose name is taken by another command stays: nothing may be lost.
  const taken = group.entries.filter(({ name, text }) => {
    const there = target?.members.get(name);
    return there !== undefined && (there.node?.kind !== 'string' || there.node.value !== text?.value);
  });
  const free = group.entries.filter((entry) => !taken.includes(entry));
  if (free.length === 0) {
    return {
      noFix: `${quoted(taken[0]?.name ?? '')} is another command in \`[project.${home}]\` already; rename one of the two.`,
    };
  }
  const stays = taken.length === 0 ? '' : `; ${quoted(taken[0]?.name ?? '')} stays, since its name is taken`;
  const title = `Move ${counted(free.length, 'entry', 'entries')} to \`[project.${home}]\`${stays}`;

  const [header, other] = group.table.headers;
  const plain =
    target === undefined && project.member(home) === undefined && header !== undefined && other === undefined;
  const parts = header?.key.parts ?? [];
  if (plain && group.table.form === 'header' && parts.length === 3) {
    const [, start, end] = parts;
    const at = { start: start?.span.start ?? 0, end: end?.span.end ?? 0 };
    return fixesOr('', askFix(title, [replace(at, home)], [from, path, ['project', 'entry-points']]));
  }
  const members = free.map(({ member }) => member);
  return fixesOr(
    'The entries cannot be moved without touching other lines.',
    moveMembersFix(tree, members, from, path, title),
  );
}
