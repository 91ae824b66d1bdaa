import { quote } from '../../toml/strings.ts';

/** `Ada <ada@example.org>` as the table that `authors` holds, written in TOML; `undefined` for a text that is empty. */
export function personTable(text: string): string | undefined {
  const [, name = '', email = ''] = /^\s*([^<>]*?)\s*<\s*([^<>\s]+)\s*>\s*$/.exec(text) ?? [];
  const plain = text.trim();
  const parts =
    email !== ''
      ? [...(name === '' ? [] : [`name = ${quote(name)}`]), `email = ${quote(email)}`]
      : /^[^\s@<>]+@[^\s@<>]+$/.test(plain)
        ? [`email = ${quote(plain)}`]
        : plain === '' || /[<>]/.test(plain)
          ? []
          : [`name = ${quote(plain)}`];
  return parts.length === 0 ? undefined : `{ ${parts.join(', ')} }`;
}
