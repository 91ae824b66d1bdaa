import fs from 'node:fs';
import path from 'node:path';
import type { FormatOptions } from '../spec/format-options.ts';

/** What the `.editorconfig` files from the root down to a file say of its indentation and line breaks. */
export function editorConfigFor(file: string): Partial<FormatOptions> {
  const found: { folder: string; text: string }[] = [];
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const text = read(path.join(folder, '.editorconfig'));
    if (text !== undefined) found.unshift({ folder, text });
    if ((text !== undefined && isRoot(text)) || path.dirname(folder) === folder) break;
  }
  const said = new Map<string, string>();
  for (const { folder, text } of found) {
    const inside = path.relative(folder, file).split(path.sep).join('/');
    let matches = false;
    for (const line of linesOf(text)) {
      const header = /^\[(.+)\]$/.exec(line);
      if (header !== null) matches = globMatches(header[1] as string, inside);
      const [, key, value] = /^([^=]+?)\s*=\s*(.*)$/.exec(line) ?? [];
      if (matches && header === null && key !== undefined && value !== undefined)
        said.set(key.toLowerCase(), value.toLowerCase());
    }
  }
  return optionsOf(said);
}

function optionsOf(said: ReadonlyMap<string, string>): Partial<FormatOptions> {
  const tab = said.get('indent_style') === 'tab';
  const given = said.get('indent_size');
  const size = Number(given === 'tab' || given === undefined ? said.get('tab_width') : given);
  const blanks = Number.isInteger(size) && size >= 1 && size <= 16 ? ' '.repeat(size) : undefined;
  const indent = tab ? '\t' : blanks;
  const eol = said.get('end_of_line');
  return {
    ...(indent === undefined ? {} : { indent_string: indent }),
    ...(eol === 'lf' || eol === 'crlf' ? { crlf: eol === 'crlf' } : {}),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#;]/.test(line));

function isRoot(text: string): boolean {
  for (const line of linesOf(text)) {
    if (line.startsWith('[')) return false;
    if (/^root\s*=\s*true$/i.test(line)) return true;
  }
  return false;
}

/** A pattern of `.editorconfig`; one without a slash means files in every folder below. */
function globMatches(glob: string, inside: string): boolean {
  const anchored = glob.includes('/');
  let source = '';
  let braces = 0;
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i] as string;
    if (c === '*' && glob[i + 1] === '*') {
      source += '.*';
      i++;
    } else if (c === '*') source += '[^/]*';
    else if (c === '?') source += '[^/]';
    else if (c === '{' && glob.includes('}', i)) {
      braces++;
      source += '(?:';
    } else if (c === '}' && braces > 0) {
      braces--;
      source += ')';
    } else if (c === ',' && braces > 0) source += '|';
    else source += c.replace(/[.+^$()|[\]\\{}]/, '\\$&');
  }
  if (braces > 0) return false;
  return new RegExp(anchored ? `^${source.replace(/^\//, '')}$` : `^(?:.*/)?${source}$`).test(inside);
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
