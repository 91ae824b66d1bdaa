import fs from 'node:fs';
import { createRequire } from 'node:module';
import { Taplo } from '@taplo/lib';
import {
  defaultFormat,
  type FormatOptions,
  formatOptionSpecs,
} from '../../server/src/spec/format-options.ts';
import { dataEqualExcept } from '../../server/src/toml/data.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import type { TomlDocument, Value } from '../../server/src/toml/tree.ts';
import { service } from './service.ts';

/** Another formatter: a text in its layout, or `undefined` where it gives up. */
export type Peer = (text: string) => string | undefined;

/** taplo under the same options. */
export async function taploWith(options: Partial<FormatOptions>): Promise<Peer> {
  const taplo = await Taplo.initialize();
  const all: Record<string, unknown> = { ...defaultFormat, ...options };
  const camel = (name: string): string => name.replace(/_(.)/g, (_, c: string) => c.toUpperCase());
  const theirs = Object.fromEntries(formatOptionSpecs.map(({ name }) => [camel(name), all[name]]));
  return (text) => {
    // A panic of its debug build is printed by the library itself.
    const print = console.error;
    console.error = () => undefined;
    try {
      return taplo.format(text, { options: theirs });
    } catch {
      return undefined;
    } finally {
      console.error = print;
    }
  };
}

/** The plug-in of dprint, with four blanks and 80 columns. */
export function dprint(): Peer {
  const require = createRequire(`${process.cwd()}/package.json`);
  const { createFromBuffer } = require('@dprint/formatter');
  const formatter = createFromBuffer(fs.readFileSync(require('@dprint/toml').getPath()));
  formatter.setConfig({ indentWidth: 4, lineWidth: 80 }, {});
  return (text) => {
    try {
      return formatter.formatText({ filePath: 'pyproject.toml', fileText: text });
    } catch {
      return undefined;
    }
  };
}

export type Verdict =
  | 'same'
  | 'explained'
  | 'gave up'
  | 'refused'
  | 'they change data'
  | { ours: string; theirs: string };

/** Compares our layout of a text with a peer's. */
export function compareWith(
  peer: Peer,
  text: string,
  options: Partial<FormatOptions>,
  reduce: (text: string) => string,
): Verdict {
  const made = service.format(service.open('pyproject.toml', text), { above: options });
  if ('refused' in made) return 'refused';
  const theirs = peer(text);
  if (theirs === undefined) return 'gave up';
  if (theirs === made.text) return 'same';
  const [before, after] = [parseToml(text), parseToml(theirs)];
  if (
    after.problems.length > 0 ||
    after.comments.length !== before.comments.length ||
    !dataEqualExcept(before, after)
  )
    return 'they change data';
  return reduce(made.text) === reduce(theirs) ? 'explained' : { ours: made.text, theirs };
}

/**
 * A layout without what differs from taplo for a reason: a list in another one that is too long is wrapped by itself, not
 * with all its neighbours; a comment behind a list does not make it too long; an empty list has nothing between its
 * brackets; blank lines at the top of a file and blanks behind a comment go.
 */
export function withoutReasons(text: string): string {
  const doc = parseToml(text);
  let out = '';
  let at = 0;
  for (const statement of doc.statements) {
    if (statement.kind !== 'pair' || statement.value === undefined) continue;
    const { value } = statement;
    if (!(value.kind === 'array' || value.kind === 'inline-table') || !differs(doc, value)) continue;
    const { start, end } = value.span;
    out += `${doc.text.slice(at, start)}${doc.text.slice(start, end).replace(/,?\s+/g, '').replaceAll(',]', ']')}`;
    at = end;
  }
  const rest = (out + text.slice(at)).replace(/^\n+/, '').replace(/[ \t]+$/gm, '');
  // Beside a wrapped list comments and `=` are not aligned.
  return at === 0 ? rest : rest.replace(/ +(?=[#=])/g, ' ');
}

const isList = (value: Value | undefined): boolean =>
  value?.kind === 'array' || value?.kind === 'inline-table';

function differs(doc: TomlDocument, value: Value & { kind: 'array' | 'inline-table' }): boolean {
  if (value.kind === 'inline-table') return value.pairs.some((pair) => isList(pair.value));
  if (value.items.length === 0) return true;
  if (/^[ \t]*#/.test(doc.text.slice(value.span.end))) return true;
  return value.items.some(isList);
}
