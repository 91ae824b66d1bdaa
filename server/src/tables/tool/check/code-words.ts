import { type ItemText, type Text, textOf, textsOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding, Fix } from '../../../spec/finding.ts';
import type { Path } from '../../../spec/registry.ts';
import type { Span } from '../../../text/span.ts';
import { memberAt } from '../../../toml/paths.ts';
import { removeItemFix } from '../../shared/edits.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { editsInside } from '../../shared/string-findings.ts';
import { suggester } from '../../shared/suggest.ts';

/** One code in a list of rules: an item of an array, or a piece of a string with commas. */
export interface CodeWord {
  readonly value: string;
  readonly at: Span;
  /** The name of the setting. */
  readonly key: string;
  /** Writes another code in its place. */
  change(to: string, title: string): Fix;
  /** Takes it out, where it is an item of an array. */
  remove(title: string): Fix | undefined;
}

/** How a tool divides the strings of a list of rules at commas. */
export type Commas = 'in strings' | 'in strings and items' | 'nowhere';

/** The codes in the settings `keys` of a table. */
export function* codeWords(
  { tree }: DocumentContext,
  table: Path,
  keys: readonly string[],
  commas: Commas,
): Generator<CodeWord> {
  for (const key of keys) {
    const path = [...table, key];
    const node = memberAt(tree.root, path)?.node;
    const alone = commas === 'nowhere' ? undefined : textOf(node);
    const texts: readonly (readonly [Text, ItemText?])[] = [
      ...(alone === undefined ? [] : [[alone] as const]),
      ...textsOf(node).map((item) => [item, item] as const),
    ];
    for (const [text, item] of texts) {
      const divided = item === undefined || commas === 'in strings and items';
      for (const { value, start } of divided ? pieces(text.value) : whole(text.value)) {
        const part = { start, end: start + value.length };
        yield {
          ...{ value, key },
          at: divided && value !== text.value ? text.at(part) : text.span,
          change: (to, title) => askFix(title, editsInside(text, [{ span: part, text: to }]), [path]),
          remove: (title) =>
            item !== undefined && value === text.value.trim()
              ? removeItemFix(tree, item.array, item.index, path, title)
              : undefined,
        };
      }
    }
  }
}

function* pieces(text: string): Generator<{ readonly value: string; readonly start: number }> {
  for (const match of text.matchAll(/[^,]+/g)) {
    const value = match[0].trim();
    if (value !== '') yield { value, start: match.index + match[0].indexOf(value) };
  }
}

const whole = (text: string) => (text === '' ? [] : [{ value: text, start: 0 }]);

/** Reports the words that no rule of a tool has, with the code that was meant. */
export function* unknownWords(
  words: Iterable<CodeWord>,
  isKnown: (word: CodeWord) => boolean,
  candidates: () => Iterable<string>,
  says: (word: CodeWord, near: string | undefined) => Pick<Finding, 'message' | 'severity'>,
): Generator<Finding> {
  let suggest: ((word: string) => string | undefined) | undefined;
  for (const word of words) {
    if (isKnown(word)) continue;
    suggest ??= suggester(candidates());
    const near = suggest(word.value);
    const { message, ...more } = says(word, near);
    yield {
      ...more,
      at: word.at,
      message: near === undefined ? message : `${message} Did you mean \`${near}\`?`,
      ...fixesOr(
        'What was meant cannot be told from the text.',
        near === undefined ? undefined : word.change(near, `Change to \`${near}\``),
        word.remove(`Remove \`${word.value}\``),
      ),
    };
  }
}
