import { createConverter } from './convert.ts';
import { convertBody } from './convert-statements.ts';
import { collectFaults } from './faults.ts';
import type { Module } from './syntax.ts';
import { parseTree } from './tree.ts';

/** Longer texts are not read: no program that describes a package comes near. */
export const LONGEST_PROGRAM = 1_000_000;

/** Reads Python 3. Never throws: what is no Python is a fault and a broken statement, everything else is read. */
export function parsePython(text: string): Module {
  if (text.length > LONGEST_PROGRAM) {
    const message = 'the file is too large to be read';
    return { text, body: [], faults: [{ start: 0, end: 0, message, python2: false }] };
  }
  const root = parseTree(text);
  const converter = createConverter(text);
  const body = convertBody(root.children, converter);
  return { text, body, faults: collectFaults(text, root, converter.faults) };
}

/** The line of an offset, counted from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
