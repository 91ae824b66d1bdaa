import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding } from '../../../spec/finding.ts';
import type { Path } from '../../../spec/registry.ts';
import { memberAt } from '../../../toml/paths.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { quoted } from '../../shared/words.ts';
import { type CodeWord, type Commas, codeWords } from './code-words.ts';

interface Switches {
  readonly tool: string;
  readonly table: Path;
  readonly on: string;
  readonly off: string;
  readonly commas: Commas;
  /** The key that counts: that one, or the one that is written last. */
  readonly wins: 'on' | 'last';
  /** One name for what has several. */
  same(word: string): string;
}

/** Codes of a tool that one table switches both on and off, with what the tool does about it. */
export function* bothWays(context: DocumentContext, switches: Switches): Generator<Finding> {
  const { tool, table, on, off, commas, wins, same } = switches;
  const others = new Map<string, CodeWord>();
  for (const word of codeWords(context, table, [on], commas)) others.set(same(word.value), word);
  if (others.size === 0) return;
  for (const word of codeWords(context, table, [off], commas)) {
    const other = others.get(same(word.value));
    if (other === undefined) continue;
    const isOn = wins === 'on' || isLater(context, [...table, on], [...table, off]);
    const [counts, lost] = isOn ? [other, word] : [word, other];
    const which = wins === 'on' ? 'what is switched on counts' : 'the list that is written last counts';
    yield {
      at: lost.at,
      message: `${quoted(lost.value)} is in \`${on}\` and in \`${off}\`: for ${tool} ${which}, so it is switched ${isOn ? 'on' : 'off'}.`,
      related: [{ at: counts.at, message: `This counts.` }],
      ...fixesOr(
        'Neither is an item of an array.',
        lost.remove(`Remove it from \`${lost.key}\``),
        counts.remove(`Remove it from \`${counts.key}\``),
      ),
    };
  }
}

function isLater({ tree }: DocumentContext, path: Path, than: Path): boolean {
  const [one, other] = [path, than].map((at) => memberAt(tree.root, at)?.key.span.start ?? 0);
  return (one ?? 0) > (other ?? 0);
}
