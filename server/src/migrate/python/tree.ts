import { parser } from '@lezer/python';

/** A node of the concrete syntax: the grammar's names, offsets into the text, an error as `⚠`. */
export interface TreeNode {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly children: TreeNode[];
}

/** The name of a node where the text is no Python. */
export const FAULT = '⚠';

/** Reads Python text into a plain tree, at any depth; the only place that knows the parser. Comments are left out. */
export function parseTree(text: string): TreeNode {
  try {
    return read(text);
  } catch {
    // Thousands of brackets within each other exhaust the parser's stack; Python refuses them too.
    const fault: TreeNode = { name: FAULT, start: 0, end: text.length, children: [] };
    return { name: 'Script', start: 0, end: text.length, children: [fault] };
  }
}

function read(text: string): TreeNode {
  const root: TreeNode = { name: 'Script', start: 0, end: text.length, children: [] };
  const cursor = parser.parse(text).cursor();
  const open: TreeNode[] = [root];
  if (!cursor.firstChild()) return root;
  for (;;) {
    const node: TreeNode = { name: cursor.name, start: cursor.from, end: cursor.to, children: [] };
    // The grammar wants a value after `yield`, Python does not.
    const isBare = node.name === FAULT && node.start === node.end && open.at(-1)?.name.startsWith('Yield');
    if (node.name !== 'Comment' && isBare !== true) open.at(-1)?.children.push(node);
    if (cursor.firstChild()) {
      open.push(node);
      continue;
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent() || open.length <= 1) return root;
      open.pop();
      if (open.length === 0) return root;
    }
  }
}
