import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding, Severity } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { closest } from '../../../standards/closest.ts';
import { lookup } from '../../../toml/paths.ts';
import { moveMemberFix } from '../../shared/edits.ts';
import { askFix, type FixesOrReason, fixesOr } from '../../shared/fixes.ts';
import { renameMemberEdits } from '../../shared/key-parts.ts';
import { fitsWithItems } from '../../shared/shape-check.ts';
import { pathWords, quoted } from '../../shared/words.ts';
import { behaviourOf, consequence, severityOf } from '../check/behaviour.ts';
import { placesOfKey } from '../check/key-index.ts';
import { hasPlugIn } from '../check/plug-ins.ts';
import type { UnknownKeyProblem } from '../check/problem.ts';
import { toolProblems } from '../check/problems.ts';
import { newerThanData } from '../check/tool-version.ts';
import { tableWords } from '../check/words.ts';

/** So many keys of one document get a suggestion; each costs a comparison with every key of its table. */
const MOST_SUGGESTED = 100;

export const unknownKey = defineRule({
  id: 'tool/unknown-key',
  summary: 'A tool does not know a key of its table.',
  why:
    'A misspelt setting looks as if it counted. What the tool does with it was seen by running it: some refuse the whole ' +
    'file (then this is an error), some warn, and most pass over it in silence. Tables of tools that are not known here ' +
    'are left alone.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: [
    {
      bad: '[tool.ruff]\nline-lenght = 100\n',
      fixed: '[tool.ruff]\nline-length = 100\n',
      good: '[tool.ruff]\nline-length = 100\n',
    },
    {
      bad: '[tool.ruff]\nline-length = 100\nquote-style = "double"\n',
      fixed: '[tool.ruff]\nline-length = 100\n\n[tool.ruff.format]\nquote-style = "double"\n',
      good: '[tool.ruff]\nline-length = 100\n\n[tool.ruff.format]\nquote-style = "double"\n',
    },
  ],

  *check(context) {
    let left = MOST_SUGGESTED;
    for (const problem of toolProblems(context)) {
      if (problem.kind !== 'unknown' && problem.kind !== 'forbidden') continue;
      const { tool, path, member } = problem;
      const behaviour = behaviourOf(context, { tool, place: tableOf(problem.place) }, 'unknownKey');
      // Of a table to which plug-ins add keys only a slip of a known key is told from a key of a plug-in.
      const isPlugIn = (problem.shape.extensible === true || hasPlugIn(context, tool)) && !isSlip(problem);
      if (isPlugIn) {
        const where = tableWords(path.slice(0, -1));
        yield {
          at: member.key.span,
          severity: 'hint',
          message: `No plug-in of ${tool.title} that is known here reads ${quoted(member.name)} in \`${where}\`.`,
          noFix: 'Another plug-in may read it.',
        };
        continue;
      }
      const newer = newerThanData(context, tool);
      const start =
        newer === undefined
          ? `${quoted(member.name)} is no key of \`${tableWords(path.slice(0, -1))}\`${consequence(tool, behaviour)}.`
          : `${quoted(member.name)} is no key of \`${tableWords(path.slice(0, -1))}\` as far as is known here; the project uses ${tool.title} ${newer.text}, which is newer.`;
      yield {
        at: member.key.span,
        severity: mayBeNew(problem, newer !== undefined)
          ? 'hint'
          : atMost(problem, severityOf(behaviour, context, tool)),
        ...(left-- > 0 ? meant(context, problem, start) : { message: start, noFix: NONE }),
      };
    }
  },
});

/** Whether a release may know the key that is not known here; a slip of a known one is none of a new release. */
const mayBeNew = (problem: UnknownKeyProblem, isNewer: boolean): boolean =>
  isNewer || (problem.tool.growing === true && !isSlip(problem));

/** What the tool refuses and its published schema lets pass is disputed: a warning. */
const atMost = ({ shape }: UnknownKeyProblem, severity: Severity): Severity =>
  severity === 'error' && shape.disputed ? 'warning' : severity;

/** A name with something of its own before or behind that of a key is a key of a plug-in: `ipdoctest_optionflags`. */
function isSlip({ shape, member: { name } }: UnknownKeyProblem): boolean {
  const names = shape.keys.map((key) => key.name);
  const near = closest(name, names);
  return (
    near !== undefined && !(name.length >= near.length + 2 && (name.startsWith(near) || name.endsWith(near)))
  );
}

const NONE = 'No key that the tool knows has a similar name.';

const tableOf = (place: string): string => place.slice(0, place.lastIndexOf('.'));

type Rest = Pick<Finding, 'message' | 'fixes' | 'noFix'>;

function meant(context: DocumentContext, problem: UnknownKeyProblem, start: string): Rest {
  const { shape, member, tool } = problem;
  const names = shape.keys.filter(({ removed }) => removed === undefined).map(({ name }) => name);
  const near = closest(member.name, names);
  const [elsewhere] = placesOfKey(context.registry, tool, member.name);
  // Only a difference in letter case, separators or number is nearer than the very name in another table.
  if (near !== undefined && (elsewhere === undefined || folded(near) === folded(member.name)))
    return { message: `${start} Did you mean \`${near}\`?`, ...renamed(problem, near) };
  if (elsewhere !== undefined) {
    const place = tableWords(elsewhere.slice(0, -1));
    return { message: `${start} It belongs in \`${place}\`.`, ...moved(context, problem, elsewhere) };
  }
  if (names.length > 0 && names.length <= 8)
    return {
      message: `${start} The table takes ${names.map((name) => `\`${name}\``).join(', ')}.`,
      noFix: NONE,
    };

  return { message: start, noFix: NONE };
}

const folded = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[-_.]+/g, '-')
    .replace(/s$/, '');

function renamed({ member, parent, path }: UnknownKeyProblem, name: string): FixesOrReason {
  if (parent.members.has(name)) return { noFix: `\`${name}\` is there already; keep one of the two.` };
  const changes = [path, [...path.slice(0, -1), name]];
  return fixesOr('', askFix(`Rename to \`${name}\``, renameMemberEdits(member, name), changes));
}

function moved(
  context: DocumentContext,
  { member, path }: UnknownKeyProblem,
  to: readonly string[],
): FixesOrReason {
  const [described] = context.registry.describe(to);
  if (member.node === undefined || described === undefined || !fitsWithItems(described.shape, member.node))
    return { noFix: 'The value must take another form there.' };
  if (lookup(context.tree.root, to) !== undefined)
    return { noFix: `\`${pathWords(to)}\` is there already; keep one of the two.` };
  if (path.some((step) => typeof step === 'number'))
    return { noFix: 'It stands in one of several tables; which of them was meant for all cannot be told.' };
  const title = `Move to \`${tableWords(to.slice(0, -1))}\``;
  return fixesOr('', moveMemberFix(context.tree, member, path as readonly string[], to, title));
}
