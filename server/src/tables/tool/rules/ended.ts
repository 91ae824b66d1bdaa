import type { DocumentContext } from '../../../spec/context.ts';
import { lookup } from '../../../toml/paths.ts';
import { moveMemberFix } from '../../shared/edits.ts';
import { askFix, type FixesOrReason, fixesOr } from '../../shared/fixes.ts';
import { renameMemberEdits } from '../../shared/key-parts.ts';
import { fitsWithItems } from '../../shared/shape-check.ts';
import { pathWords } from '../../shared/words.ts';
import type { EndedKeyProblem } from '../check/problem.ts';
import { tableWords } from '../check/words.ts';

/**
 * The path of the key that takes the place of one: `lint.select` is a path below the table of the tool, `select` a key of
 * the same table.
 */
export function successorPath({ key, path }: EndedKeyProblem): readonly (string | number)[] | undefined {
  const successor = (key.deprecated ?? key.removed)?.successor;
  if (successor === undefined || /[^\w.-]/.test(successor)) return undefined;
  const steps = successor.split('.');
  if (steps.length === 1) return [...path.slice(0, -1), successor];
  return steps[0] === 'tool' || steps[0] === 'project' || steps[0] === 'dependency-groups'
    ? steps
    : [...path.slice(0, 2), ...steps];
}

/** Renames or moves a key to its successor, where the same value fits there. */
export function successorFix(context: DocumentContext, problem: EndedKeyProblem): FixesOrReason {
  const to = successorPath(problem);
  const { member, path } = problem;
  if (to === undefined) return { noFix: 'Nothing takes its place with the same value.' };
  const described = context.registry.describe(to)[0];
  if (described === undefined || member.node === undefined || !fitsWithItems(described.shape, member.node))
    return { noFix: 'The value must take another form there.' };
  if (lookup(context.tree.root, to) !== undefined)
    return { noFix: `\`${pathWords(to)}\` is there already; keep one of the two.` };
  const name = String(to.at(-1));
  if (to.slice(0, -1).join('\0') === path.slice(0, -1).join('\0'))
    return fixesOr('', askFix(`Rename to \`${name}\``, renameMemberEdits(member, name), [path, to]));
  const isPlain = [...to, ...path].every((step) => typeof step === 'string');
  if (!isPlain) return { noFix: 'It stands in one of several tables.' };
  return fixesOr(
    '',
    moveMemberFix(
      context.tree,
      member,
      path as string[],
      to as string[],
      `Move to \`${tableWords(to.slice(0, -1))}\``,
    ),
  );
}

/** The successor in words: a key of the same table by its name, another by its path. */
export function successorWords(problem: EndedKeyProblem): string | undefined {
  const to = successorPath(problem);
  if (to === undefined) return (problem.key.deprecated ?? problem.key.removed)?.successor;
  const same = to.slice(0, -1).join('\0') === problem.path.slice(0, -1).join('\0');
  return same ? `\`${String(to.at(-1))}\`` : `\`${pathWords(to)}\``;
}
