import type { ProjectView } from '../view.ts';
import { createConverter } from './convert.ts';
import { convertBody } from './convert-statements.ts';
import { collectFaults } from './faults.ts';
import { repair } from './repair.ts';
import type { Module } from './syntax.ts';
import { parseTree, type TreeNode } from './tree.ts';

/** Longer texts are not read: no program that describes a package comes near. */
export const LONGEST_PROGRAM = 1_000_000;

/** Reads Python 3. Never throws: what is no Python is a fault and a broken statement, everything else is read. */
export function parsePython(text: string): Module {
  if (text.length > LONGEST_PROGRAM) {
    const message = 'the file is too large to be read';
    return { text, body: [], faults: [{ start: 0, end: 0, message, python2: false }] };
  }
  const plain = withoutFeeds(text);
  const module = read(text, parseTree(plain), new Set());
  if (module.faults.length === 0) return module;
  const repaired = repair(plain, module.faults);
  return repaired === undefined ? module : read(text, parseTree(repaired.text), repaired.odd);
}

/** A form feed in front of a line starts the line anew for Python, and is nothing that the grammar knows. */
const withoutFeeds = (text: string): string =>
  text.includes('\f') ? text.replace(/^[ \t]*\f+/gm, (feed) => '\n'.repeat(feed.length)) : text;

function read(text: string, root: TreeNode, odd: ReadonlySet<number>): Module {
  const converter = createConverter(text, odd);
  const body = convertBody(root.children, converter);
  return { text, body, faults: collectFaults(text, root, converter.faults) };
}

const parsed = new WeakMap<ProjectView, Map<string, Module>>();

/** Reads a text that belongs to a project, once: several parts of a migration look into the same files. */
export function parseIn(view: ProjectView, text: string): Module {
  const known = parsed.get(view) ?? new Map<string, Module>();
  parsed.set(view, known);
  const module = known.get(text) ?? parsePython(text);
  known.set(text, module);
  return module;
}

/** The text that was asked about last, and where its lines start: questions come one after the other. */
let last = { text: '', starts: [0] as readonly number[] };

/** The line of an offset, counted from 1. */
export function lineOf(text: string, offset: number): number {
  if (last.text !== text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    last = { text, starts };
  }
  let low = 0;
  let high = last.starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((last.starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
