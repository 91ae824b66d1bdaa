import type { Value } from '../tree.ts';
import { accept, closeFrame, type Frame, type TableFrame } from './frames.ts';
import { defines, type OpenPair } from './pairs.ts';
import { type Reader, report, rewind } from './reader.ts';
import { definePair } from './tables.ts';

/**
 * Ends everything that is open, at a line that begins a statement or at the end of the text. An inline table that went
 * over a line in the hope of a closing brace is cut before its first line break, and reading goes on from there.
 */
export function giveUp(r: Reader, stack: Frame[]): Value {
  const outer = stack.findIndex((frame) => frame.kind === 'inline-table' && frame.mark !== undefined);
  if (outer >= 0) {
    for (let i = outer; i < stack.length; i++) r.hopeless.add((stack[i] as Frame).start);
    cut(r, stack[outer] as TableFrame);
    stack.length = outer + 1;
  }
  return closeAll(r, stack, Math.max(outer, 0));
}

/** Forgets what was read of an inline table after its first line break. */
function cut(r: Reader, frame: TableFrame): void {
  const { mark } = frame;
  if (mark === undefined) return;
  r.rescanned += r.pos - mark.end;
  frame.pairs.length = mark.pairs;
  frame.opened.length = mark.pairs;
  frame.commas.length = mark.commas;
  frame.full = mark.full;
  frame.end = mark.end;
  frame.open = undefined;
  rewind(r, mark.end);
  r.problems.length = Math.min(r.problems.length, mark.problems);
  const problems = r.problems.length;
  frame.table.members.clear();
  frame.pairs.forEach((pair, index) => {
    if (defines(frame.opened[index] as OpenPair, pair)) definePair(r, frame.table, pair);
  });
  r.problems.length = problems;
}

/** Closes the frames from the top of the stack down to `bottom`, as one problem, and gives the value of `bottom`. */
function closeAll(r: Reader, stack: Frame[], bottom: number): Value {
  const top = stack[stack.length - 1] as Frame;
  let value: Value = closeFrame(top, false);
  rewind(r, top.end);
  reportOpen(r, top, closers(stack, bottom));
  for (let i = stack.length - 2; i >= bottom; i--) {
    const frame = stack[i] as Frame;
    accept(r, frame, value);
    value = closeFrame(frame, false);
  }
  stack.length = bottom;
  return value;
}

function closers(stack: readonly Frame[], bottom: number): string {
  let brackets = '';
  for (let i = stack.length - 1; i >= bottom; i--) brackets += stack[i]?.kind === 'array' ? ']' : '}';
  return brackets;
}

/** Reports an array or inline table that has no end, at the last character that is its own. */
export function reportOpen(r: Reader, frame: Frame, brackets: string): void {
  const { start, end } = frame;
  const array = frame.kind === 'array';
  const shown = brackets.length > 8 ? `${brackets.slice(0, 8)}…` : brackets;
  report(
    r,
    array ? 'unclosed-array' : 'unclosed-inline-table',
    end - 1,
    end,
    `The ${array ? 'array' : 'inline table'} has no end. Close it with \`${shown}\`.`,
    {
      repair: {
        title: `Close with \`${shown}\``,
        edits: [{ span: { start: end, end }, text: array ? ownLine(r, start, end) + brackets : brackets }],
      },
      related: { span: { start, end: start + 1 }, message: 'It begins here.' },
    },
  );
}

/** The line break that puts the bracket of an array over several lines on a line of its own. */
function ownLine(r: Reader, start: number, end: number): string {
  const at = r.text.indexOf('\n', start);
  if (at < 0 || at >= end) return '';
  return r.text[at - 1] === '\r' ? '\r\n' : '\n';
}
