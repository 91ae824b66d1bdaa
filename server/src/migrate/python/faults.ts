import type { SyntaxFault } from './syntax.ts';
import { FAULT, type TreeNode } from './tree.ts';

const MOST = 20;

/** All places where the text is no Python 3, in order. */
export function collectFaults(
  text: string,
  root: TreeNode,
  found: readonly SyntaxFault[],
): readonly SyntaxFault[] {
  const faults: SyntaxFault[] = [...found];
  const open: TreeNode[] = [root];
  while (open.length > 0 && faults.length < MOST + found.length) {
    const node = open.pop() as TreeNode;
    if (node.name === FAULT) {
      faults.push({
        start: node.start,
        end: node.end,
        message: 'this is no Python',
        python2: isOld(text, node),
      });
    }
    for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as TreeNode);
  }
  return faults.sort((a, b) => a.start - b.start).slice(0, MOST);
}

/** Whether a text that cannot be read looks like a construct that only Python 2 has. */
function isOld(text: string, { start }: TreeNode): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const end = text.indexOf('\n', start);
  const line = text.slice(from, end < 0 ? text.length : end);
  return (
    /^\s*(?:print|exec)\s+(?!\()/.test(line) ||
    /^\s*print\s*>>/.test(line) ||
    /\b\d+[lL]\b/.test(line) ||
    /\bur["']/i.test(line) ||
    /`[^`]+`/.test(line.replace(/(["']).*?\1/g, ''))
  );
}
