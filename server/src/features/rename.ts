import type { DocumentContext } from '../spec/context.ts';
import { entryNameProblems } from '../standards/entry-points.ts';
import { isValidName, normalizeName } from '../standards/names.ts';
import type { Edit, Span } from '../text/span.ts';
import { quote, writeKey } from '../toml/strings.ts';
import { type Mention, mentionAt, mentionsOf, sameThing } from './names/mentions.ts';
import { elsewhere } from './references.ts';

/** What a rename changes, or why it cannot be done. */
export type Renaming =
  | { readonly problem: string }
  | {
      readonly edits: readonly Edit[];
      /** Edits of other files, with the text that they were computed for; to be looked at before they are made. */
      readonly others: readonly {
        readonly file: string;
        readonly text: string;
        readonly edits: readonly Edit[];
      }[];
    };

const words = { group: 'dependency group', extra: 'extra', script: 'script' } as const;
type Renamable = keyof typeof words;

/** The name under the cursor that can be renamed, without quotes; `undefined` where there is none. */
export function renamableAt(
  context: DocumentContext,
  offset: number,
): { readonly span: Span; readonly name: string } | undefined {
  const mentions = mentionsOf(context);
  const here = renamable(mentions, offset);
  if (here === undefined) return undefined;
  return { span: here.span, name: context.tree.text.slice(here.span.start, here.span.end) };
}

/** Renames the group, extra or script under the cursor wherever it is named. */
export function rename(context: DocumentContext, offset: number, name: string): Renaming {
  const mentions = mentionsOf(context);
  const here = renamable(mentions, offset);
  if (here === undefined) return { problem: 'Only dependency groups, extras and scripts can be renamed.' };
  const problem = nameProblem(mentions, here, name);
  if (problem !== undefined) return { problem };

  const edits = mentions
    .filter((one) => sameThing(one, here))
    .map(
      ({ span, key }): Edit =>
        key === undefined ? { span, text: name } : { span: key.span, text: keyText(context, key, name) },
    );
  const others = new Map<string, { file: string; text: string; edits: Edit[] }>();
  for (const { span, other } of elsewhere(context, here)) {
    if (other === undefined) continue;
    const known = others.get(other.file) ?? { ...other, edits: [] };
    known.edits.push({ span, text: name });
    others.set(other.file, known);
  }
  return { edits, others: [...others.values()] };
}

function renamable(
  mentions: readonly Mention[],
  offset: number,
): (Mention & { kind: Renamable }) | undefined {
  const isRenamable = (one: Mention): one is Mention & { kind: Renamable } => one.kind !== 'distribution';
  const here = mentionAt(mentions.filter(isRenamable), offset);
  if (here === undefined || !isRenamable(here)) return undefined;
  // A name that is defined nowhere is a mistake to mend, not a thing to rename.
  return mentions.some((one) => one.role === 'definition' && sameThing(one, here)) ? here : undefined;
}

function nameProblem(
  mentions: readonly Mention[],
  here: Mention & { kind: Renamable },
  name: string,
): string | undefined {
  if (here.kind === 'script') {
    const problem = entryNameProblems(name, 'script').find(({ grade }) => grade === 'refused');
    if (problem !== undefined) return problem.message;
  } else if (!isValidName(name)) {
    return `"${name}" is no name of ${here.kind === 'extra' ? 'an extra' : 'a dependency group'}: write letters, digits, ".", "_" and "-", the first and last a letter or digit.`;
  }
  const definitions = mentions.filter((one) => one.role === 'definition' && sameThing(one, here));
  if (definitions.length > 1)
    return `This ${words[here.kind]} is defined ${definitions.length} times: leave one of them first.`;
  const compared = here.kind === 'script' ? name : normalizeName(name);
  const taken = mentions.some(
    (one) =>
      one.kind === here.kind && one.role === 'definition' && one.name === compared && one.name !== here.name,
  );
  return taken ? `There is a ${words[here.kind]} "${name}" already.` : undefined;
}

/** Quoted as before where it was quoted. */
function keyText({ tree }: DocumentContext, key: NonNullable<Mention['key']>, name: string): string {
  if (key.style === 'bare') return writeKey(name);
  const isLiteral = tree.text[key.span.start] === "'";
  return quote(name, isLiteral ? 'literal' : 'basic');
}
