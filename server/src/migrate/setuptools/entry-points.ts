import { readIni } from '../../standards/ini.ts';
import { pythonLines, pythonStrip } from '../../standards/python-text.ts';
import type { LegacyProject } from '../model.ts';
import { entriesOf, type Keyword, stringsOf, textOf } from './keywords.ts';
import { type KeywordReader, refuse, take } from './reader.ts';

type Groups = (readonly [string, readonly (readonly [string, string])[]])[];

/** Entry points given as a dictionary of lists, of dictionaries or of lines, or as the text of a configuration file. */
export function entryPointsOf(reader: KeywordReader): LegacyProject['entryPoints'] {
  const keyword = take(reader, 'entry_points');
  if (keyword === undefined) return undefined;
  const text = textOf(keyword.value);
  const groups = text === undefined ? fromDict(reader, keyword) : fromText(reader, keyword, text);
  const filled = groups?.filter(([, entries]) => entries.length > 0) ?? [];
  return filled.length === 0 ? undefined : { value: filled, from: keyword.from };
}

function fromText(reader: KeywordReader, keyword: Keyword, text: string): Groups | undefined {
  // The text may be indented as a whole, since it stands within code.
  const flat = pythonLines(text).map(pythonStrip).join('\n');
  const ini = readIni(flat, { keepsCase: true, lenient: true });
  if (ini.problem !== undefined) {
    refuse(reader, keyword, `cannot be read as entry points: ${ini.problem.message}`);
    return undefined;
  }
  return ini.sections.map(
    ({ name, options }) =>
      [pythonStrip(name), options.map(({ key, value }) => [key, value.trim()] as const)] as const,
  );
}

function fromDict(reader: KeywordReader, keyword: Keyword): Groups | undefined {
  const entries = entriesOf(keyword.value);
  if (entries === undefined) {
    refuse(reader, keyword, 'is neither a dictionary nor a text.');
    return undefined;
  }
  const groups: Groups = [];
  for (const [group, value] of entries) {
    const text = textOf(value);
    const lines = text === undefined ? stringsOf(value) : pythonLines(text);
    const named = entriesOf(value);
    if (named !== undefined) {
      const points = named.map(([name, target]) => [name, textOf(target)] as const);
      if (points.some(([, target]) => target === undefined))
        refuse(reader, keyword, 'has a reference that is no string.');
      groups.push([group, points as (readonly [string, string])[]]);
      continue;
    }
    if (lines === undefined) {
      if (value.kind !== 'none')
        refuse(reader, keyword, `has a group "${group}" that is no list of strings.`);
      continue;
    }
    const points = lines
      .map(pythonStrip)
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const at = line.indexOf('=');
        if (at < 0) refuse(reader, keyword, `has "${line}", which is no "name = reference".`);
        return [pythonStrip(line.slice(0, at)), pythonStrip(line.slice(at + 1))] as const;
      });
    groups.push([group, points]);
  }
  return groups;
}
