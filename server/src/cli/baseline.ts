import fs from 'node:fs';
import path from 'node:path';
import type { ReportedFinding } from '../spec/finding.ts';
import { UsageError } from './environment.ts';
import { reason } from './find.ts';
import type { FileResult } from './report.ts';

/*
 * A baseline lists the findings that a project lives with for now. A finding is known by its file, its rule and the text
 * that it marks, not by its line, so that lines may move; the same finding twice counts twice.
 */

interface Known {
  readonly rule: string;
  readonly text: string;
  readonly count: number;
}

/** What a baseline says of each file, by its path from the folder of the baseline, with `/`. */
export interface Baseline {
  readonly folder: string;
  readonly files: ReadonlyMap<string, readonly Known[]>;
}

const VERSION = 1;
/** A text that is marked is compared by its beginning. */
const LONGEST = 120;

/** Reads a baseline; a file that is none is wrong use. */
export function readBaseline(file: string, cwd: string): Baseline {
  const full = path.resolve(cwd, file);
  let json: unknown;
  try {
    json = JSON.parse(fs.readFileSync(full, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is no JSON' : reason(error);
    throw new UsageError(`The baseline "${file}" cannot be read: ${why}.`);
  }
  const files = filesIn(json);
  if (files === undefined)
    throw new UsageError(`"${file}" is no baseline of this version; \`--write-baseline\` makes one.`);
  return { folder: path.dirname(full), files };
}

function filesIn(json: unknown): ReadonlyMap<string, readonly Known[]> | undefined {
  const { version, files } = (json ?? {}) as { version?: unknown; files?: unknown };
  if (version !== VERSION || typeof files !== 'object' || files === null) return undefined;
  const entries = Object.entries(files);
  return entries.every(([, list]) => Array.isArray(list) && list.every(isKnown))
    ? new Map(entries as [string, Known[]][])
    : undefined;
}

const isKnown = (one: unknown): one is Known => {
  const { rule, text, count } = (one ?? {}) as Partial<Record<keyof Known, unknown>>;
  return typeof rule === 'string' && typeof text === 'string' && typeof count === 'number';
};

/** Writes the findings of a run down; gives what went wrong as the rest of a sentence. */
export function writeBaseline(file: string, results: readonly FileResult[], cwd: string): string | undefined {
  const full = path.resolve(cwd, file);
  const files: Record<string, Known[]> = {};
  for (const result of results) {
    const counts = new Map<string, Known>();
    for (const finding of result.findings) {
      const { rule, text } = known(result, finding);
      const key = `${rule} ${text}`;
      counts.set(key, { rule, text, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    const all = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    if (all.length > 0) files[nameIn(path.dirname(full), result.file, cwd)] = all;
  }
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  try {
    fs.writeFileSync(full, `${JSON.stringify({ version: VERSION, files: sorted }, undefined, 2)}\n`);
    return undefined;
  } catch (error) {
    return `cannot be written: ${reason(error)}.`;
  }
}

/** The results without the findings that a baseline knows, and how many those were. */
export function withoutKnown(
  results: readonly FileResult[],
  { folder, files }: Baseline,
  cwd: string,
): { readonly results: readonly FileResult[]; readonly known: number } {
  let count = 0;
  const left = results.map((result) => {
    const list = files.get(nameIn(folder, result.file, cwd));
    if (list === undefined) return result;
    const budget = new Map(list.map((one) => [`${one.rule} ${one.text}`, one.count]));
    const findings = result.findings.filter((finding) => {
      const { rule, text } = known(result, finding);
      const key = `${rule} ${text}`;
      const rest = budget.get(key) ?? 0;
      if (rest <= 0) return true;
      budget.set(key, rest - 1);
      count += 1;
      return false;
    });
    return { ...result, findings };
  });
  return { results: left, known: count };
}

function known({ document }: FileResult, { at, rule }: ReportedFinding): { rule: string; text: string } {
  const text = document.text.slice(at.start, at.end).replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  return { rule, text };
}

const nameIn = (folder: string, file: string, cwd: string): string =>
  path.relative(folder, path.resolve(cwd, file)).split(path.sep).join('/');
