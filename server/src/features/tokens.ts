import { textOf } from '../model/text.ts';
import type { DocumentContext } from '../spec/context.ts';
import type { Language } from '../spec/shape.ts';
import { overlaps, type Span } from '../text/span.ts';
import { pathOf, type Visit, walk } from '../toml/paths.ts';
import type { StringValue } from '../toml/tree.ts';
import { languageAt } from './language.ts';
import { type StringToken, stringTokens, type TokenType } from './tokens/string-tokens.ts';

export { type TokenType, tokenTypes } from './tokens/string-tokens.ts';

export interface Token {
  readonly span: Span;
  readonly type: TokenType;
}

/**
 * The colours of the small languages inside strings: requirements, specifier sets, markers, licence expressions, references
 * to objects. Keys and values of TOML itself are left to the grammar. In order, none over another, none over two lines.
 */
export function semanticTokens(context: DocumentContext, within?: Span): readonly Token[] {
  const found: Token[] = [];
  const { text } = context.tree;
  let array: Visit | undefined;
  let language: Language | undefined;
  for (const visit of walk(context.tree.root)) {
    const { node, parent } = visit;
    if (node.kind !== 'string') continue;
    if (within !== undefined && !overlaps(within, node.span)) continue;
    const isItem = typeof visit.step === 'number';
    if (!isItem || parent !== array) {
      language = languageAt(context, pathOf(visit));
      array = isItem ? parent : undefined;
    }
    if (language !== undefined) addTokens(context, node, language, text, found);
  }
  found.sort((a, b) => a.span.start - b.span.start);
  return found.filter(({ span }, i) => i === 0 || span.start >= (found[i - 1] as Token).span.end);
}

function addTokens(
  context: DocumentContext,
  node: StringValue,
  language: Language,
  text: string,
  found: Token[],
): void {
  const string = textOf(node);
  if (string === undefined || node.value === '') return;
  for (const token of sorted(stringTokens(context, language, node.value))) {
    if (token.span.end <= token.span.start) continue;
    const span = string.at(token.span);
    // A token over a folded line break would be two.
    if (!/[\r\n]/.test(text.slice(span.start, span.end))) found.push({ span, type: token.type });
  }
}

const sorted = (tokens: readonly StringToken[]): readonly StringToken[] =>
  [...tokens].sort((a, b) => a.span.start - b.span.start);
