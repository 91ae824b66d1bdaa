import type { Span } from '../text/span.ts';
import { sourceSpan } from '../toml/strings.ts';
import type { ArrayValue, KeyPart, Member, StringValue, Table, TomlNode } from '../toml/tree.ts';
import { normalizedSpan } from './spans.ts';

/** A string of the document: its decoded value and where it stands. */
export interface Text {
  readonly value: string;
  /** Quotes included. */
  readonly span: Span;
  /** Between the quotes. */
  readonly inner: Span;
  readonly node: StringValue;
  /** Where a part of the decoded value stands in the document; the whole string when the part is empty. */
  at(part: Span): Span;
}

/** A string node as text. */
export function textOf(node: TomlNode | undefined): Text | undefined {
  if (node === undefined || node.kind !== 'string') return undefined;
  return { value: node.value, span: node.span, inner: node.inner, node, at: placer(node) };
}

const placer = (node: StringValue) => (part: Span) => normalizedSpan(sourceSpan(node, part), node.span);

/** An item of an array of strings. */
export interface ItemText extends Text {
  readonly array: ArrayValue;
  readonly index: number;
}

/** The strings of an array; items of other types are left out. */
export function textsOf(node: TomlNode | undefined): readonly ItemText[] {
  if (node === undefined || node.kind !== 'array') return [];
  const found: ItemText[] = [];
  node.items.forEach((item, index) => {
    if (item.kind !== 'string') return;
    const { value, span, inner } = item;
    found.push({ value, span, inner, node: item, at: placer(item), array: node, index });
  });
  return found;
}

/** A key whose name the project chose, with its string. */
export interface NamedText {
  readonly name: string;
  readonly key: KeyPart;
  readonly member: Member;
  /** `undefined` where the value is no string or not typed yet. */
  readonly text: Text | undefined;
}

/** The members of a table as named strings. */
export function namedTexts(table: Table | undefined): readonly NamedText[] {
  if (table === undefined) return [];
  return [...table.members.values()].map((member) => ({
    name: member.name,
    key: member.key,
    member,
    text: textOf(member.node),
  }));
}
