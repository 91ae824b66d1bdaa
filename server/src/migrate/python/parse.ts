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
  const module = read(text, parseTree(text), new Set());
  if (module.faults.length === 0) return module;
  const repaired = repair(text, module.faults);
  return repaired === undefined ? module : read(text, parseTree(repaired.text), repaired.odd);
}

function read(text: string, root: TreeNode, odd: ReadonlySet<number>): Module {
  const converter = createConverter(text, odd);
  const body = convertBody(root.children, converter);
  return { text, body, faults: collectFaults(text, root, converter.faults) };
}

/** The line of an offset, counted from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
