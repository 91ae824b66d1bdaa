import type { DocumentContext } from '../../spec/context.ts';
import { ignoresOf } from '../../spec/ignores.ts';
import { selectorsOf } from '../../spec/rule-names.ts';
import { touches } from '../../text/span.ts';
import type { CompletionItem } from './item.ts';
import { wordAround } from './suggestion.ts';

/** The rules and tables that `# pyproject: ignore[‸]` can name, without those that it names. */
export function* ignoreItems({ tree, registry }: DocumentContext, offset: number): Iterable<CompletionItem> {
  const around = ignoresOf(tree).all.find(({ list }) => list !== undefined && touches(list, offset));
  if (around?.list === undefined) return;
  const { from, to } = wordAround(tree.text, offset, /[^\s,]/, around.list.start, around.list.end);
  const span = { start: from, end: to };
  const taken = new Set(around.names.filter(({ at }) => at.start !== from).map(({ text }) => text));
  for (const name of selectorsOf(registry.rules)) {
    if (taken.has(name)) continue;
    const rule = registry.rule(name);
    yield {
      label: name,
      kind: 'value',
      detail: rule?.severity ?? 'several rules',
      ...(rule === undefined ? {} : { documentation: () => rule.summary }),
      span,
      text: name,
    };
  }
}
