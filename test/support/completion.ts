import assert from 'node:assert/strict';
import type { CompletionItem } from '../../server/src/features/completion.ts';
import { applyEdits } from '../../server/src/text/span.ts';
import { cursor } from './mark.ts';
import { service } from './service.ts';

/** The items at the cursor of a marked text. */
export function itemsAt(marked: string): readonly CompletionItem[] {
  const { text, offset } = cursor(marked);
  return service.completion(service.open('pyproject.toml', text), offset).items;
}

const labels = (marked: string): string[] => itemsAt(marked).map(({ label }) => label);

/** The list begins with these labels. */
export function expectCompletion(marked: string, first: readonly string[]): void {
  assert.deepEqual(labels(marked).slice(0, first.length), first);
}

/** The list has exactly these labels. */
export function expectAll(marked: string, all: readonly string[]): void {
  assert.deepEqual(labels(marked), all);
}

/** None of these labels is offered. */
export function expectWithout(marked: string, ...absent: readonly string[]): void {
  const found = labels(marked);
  assert.deepEqual(
    absent.filter((label) => found.includes(label)),
    [],
  );
}

/** Accepting the item of that label gives `after`, with `|` where the cursor goes if it is not behind the text. */
export function expectInsert(marked: string, label: string, after: string): void {
  const { text, offset } = cursor(marked);
  const found = service.completion(service.open('pyproject.toml', text), offset).items;
  const item = found.find((one) => one.label === label);
  assert.ok(
    item !== undefined,
    `"${label}" is not offered, but:\n${found.map((one) => one.label).join('\n')}`,
  );
  const result = accept(text, item);
  assert.equal(after.includes('|') ? result.marked : result.text, after);
}

/** The text after an item is accepted; `marked` has `|` at the cursor. */
export function accept(text: string, item: CompletionItem): { text: string; marked: string } {
  const apply = (inserted: string): string => {
    const result = applyEdits(text, [{ span: item.span, text: inserted }, ...(item.additional ?? [])]);
    assert.ok(result !== undefined, 'the edits overlap');
    return result;
  };
  const marked = item.snippet === true ? item.text.replace('‸', '|') : `${item.text}|`;
  return { text: apply(marked.replace('|', '')), marked: apply(marked) };
}
