import { textsOf } from '../../../model/text.ts';
import { alternatives } from '../../../spec/alternatives.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { Fix } from '../../../spec/finding.ts';
import type { Shape } from '../../../spec/shape.ts';
import { insertItems, removeMember, setKey } from '../../../toml/edit.ts';
import { lookup } from '../../../toml/paths.ts';
import { asTable, type TomlNode } from '../../../toml/tree.ts';
import { lazyFix, moveMemberFix, moveMembersFix } from '../../shared/edits.ts';
import { askFix, type FixesOrReason, fixesOr } from '../../shared/fixes.ts';
import { renameMemberEdits } from '../../shared/key-parts.ts';
import { fitsWithItems } from '../../shared/shape-check.ts';
import { stepwise } from '../../shared/stepwise.ts';
import { pathWords } from '../../shared/words.ts';
import type { EndedKeyProblem } from '../check/problem.ts';
import { tableWords } from '../check/words.ts';

/**
 * The path of the key that takes the place of one: `lint.select` is a path below the table of the tool, `select` a key of
 * the same table.
 */
export function successorPath(
  { key, path }: EndedKeyProblem,
  registry?: DocumentContext['registry'],
): readonly (string | number)[] | undefined {
  const successor = (key.deprecated ?? key.removed)?.successor;
  if (successor === undefined || /[^\w.-]/.test(successor)) return undefined;
  const steps = successor.split('.');
  if (steps.length === 1) return [...path.slice(0, -1), successor];
  const beside = [...path.slice(0, -1), ...steps];
  if (registry !== undefined && path.length > 3 && registry.describe(beside).length > 0) return beside;
  return steps[0] === 'tool' || steps[0] === 'project' || steps[0] === 'dependency-groups'
    ? steps
    : [...path.slice(0, 2), ...steps];
}

/** Renames or moves a key to its successor, where the same value fits there. */
export function successorFix(context: DocumentContext, problem: EndedKeyProblem): FixesOrReason {
  const to = successorPath(problem, context.registry);
  const { member, path } = problem;
  if (to === undefined) return { noFix: 'Nothing takes its place with the same value.' };
  const described = context.registry.describe(to)[0];
  if (described === undefined || member.node === undefined)
    return { noFix: 'The value must take another form there.' };
  const there = lookup(context.tree.root, to);
  if (!fitsWithItems(described.shape, member.node))
    return fixesOr('The value must take another form there.', listFix(context, problem, to, described.shape));
  if (there !== undefined)
    return fixesOr(
      `\`${pathWords(to)}\` is there already; keep one of the two.`,
      mergeFix(context, problem, to, there),
    );
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

/** Moves a string to a key that takes a list of such strings; one with commas may have been several. */
function listFix(
  { tree }: DocumentContext,
  { member, path }: EndedKeyProblem,
  to: readonly (string | number)[],
  shape: Shape,
): Fix | undefined {
  const value = member.pair?.value;
  const takesList = alternatives(shape).some(
    (one) => one.type === 'array' && alternatives(one.items).some(({ type }) => type === 'string'),
  );
  if (value?.kind !== 'string' || value.value.includes(',') || !takesList) return undefined;
  if (lookup(tree.root, to) !== undefined) return undefined;
  const text = `[${tree.text.slice(value.span.start, value.span.end)}]`;
  const title = `Change to \`${String(to.at(-1))}\`, a list`;
  return lazyFix('ask', title, [path, to], () =>
    stepwise(tree, [
      (doc) => removeMember(doc, path),
      (doc) => setKey(doc, to.slice(0, -1), String(to.at(-1)), text),
    ]),
  );
}

/** Adds to a list what it lacks of the older one, or to a table the keys that it lacks. */
function mergeFix(
  { tree }: DocumentContext,
  { member, path }: EndedKeyProblem,
  to: readonly (string | number)[],
  there: TomlNode,
): Fix | undefined {
  const from = member.node;
  const title = `Move what is missing to \`${pathWords(to)}\``;
  if (from?.kind === 'array' && there.kind === 'array') {
    const known = new Set(textsOf(there).map(({ value }) => value));
    const items = from.items.map(({ span }) => tree.text.slice(span.start, span.end));
    if (textsOf(from).length !== items.length || /#/.test(tree.text.slice(from.span.start, from.span.end)))
      return undefined;
    const missing = items.filter((_, i) => !known.has(textsOf(from)[i]?.value ?? ''));
    return lazyFix('ask', title, [path, to], () =>
      stepwise(tree, [
        (doc) => removeMember(doc, path),
        (doc) => {
          const list = lookup(doc.root, to);
          if (missing.length === 0 || list?.kind !== 'array') return undefined;
          return insertItems(doc, list, list.items.length, missing);
        },
      ]),
    );
  }
  const [old, now] = [asTable(from), asTable(there)];
  if (old === undefined || now === undefined) return undefined;
  const names = [...old.members.keys()];
  // A dependency that both tables have with different versions is for the person to decide.
  if (names.some((name) => now.members.has(name))) return undefined;
  const plain = [...path, ...to].every((step) => typeof step === 'string');
  return plain && names.length > 0
    ? moveMembersFix(tree, [...old.members.values()], path, to, title)
    : undefined;
}

/** The successor in words: a key of the same table by its name, another by its path. */
export function successorWords(problem: EndedKeyProblem): string | undefined {
  const to = successorPath(problem);
  if (to === undefined) return (problem.key.deprecated ?? problem.key.removed)?.successor;
  const same = to.slice(0, -1).join('\0') === problem.path.slice(0, -1).join('\0');
  return same ? `\`${String(to.at(-1))}\`` : `\`${pathWords(to)}\``;
}
