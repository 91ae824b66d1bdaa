import assert from 'node:assert/strict';
import { cursor } from './mark.ts';
import { service } from './service.ts';

/** Texts without a header or `project.` at their beginning are taken as the inside of `[project]`. */
const withTable = (text: string): string =>
  /^\s*(\[|pro\|?ject\.)/.test(text) ? text : `[project]\n${text}`;

/** What is shown at the cursor, and the text that it is about. */
export function hoverAt(marked: string): { markdown: string; about: string } | undefined {
  const { text, offset } = cursor(withTable(marked));
  const found = service.hover(service.open('pyproject.toml', text), offset);
  return found && { markdown: found.markdown, about: text.slice(found.span.start, found.span.end) };
}

/** The hover at the cursor contains each of the texts; the first line is the first of them where it begins with `**`. */
export function expectHover(marked: string, ...parts: string[]): void {
  const found = hoverAt(marked);
  assert.ok(found !== undefined, 'there is no hover');
  for (const [index, part] of parts.entries()) {
    const says =
      index === 0 && part.startsWith('**') ? found.markdown.startsWith(part) : found.markdown.includes(part);
    assert.ok(says, `${JSON.stringify(part)} is missing in:\n${found.markdown}`);
  }
}

/** The hover at the cursor does not contain the text. */
export function expectHoverWithout(marked: string, part: string): void {
  const found = hoverAt(marked);
  assert.ok(found !== undefined, 'there is no hover');
  assert.ok(!found.markdown.includes(part), found.markdown);
}

/** The hover at the cursor is about just this text. */
export const expectAbout = (marked: string, about: string): void =>
  assert.equal(hoverAt(marked)?.about, about);

export const expectNoHover = (marked: string): void => assert.equal(hoverAt(marked)?.markdown, undefined);
