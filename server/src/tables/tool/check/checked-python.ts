import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding } from '../../../spec/finding.ts';
import type { Path } from '../../../spec/registry.ts';
import { replace } from '../../../text/span.ts';
import { memberAt } from '../../../toml/paths.ts';
import { removeMemberFix } from '../../shared/edits.ts';
import { askFix } from '../../shared/fixes.ts';
import { comparedTo, projectPythons } from './python-version.ts';

/**
 * Reports a setting with the Python that a tool checks for, where it is not the oldest one that requires-python admits:
 * a warning for one that it does not admit, else a hint.
 */
export function* checkedPython(
  context: DocumentContext,
  title: string,
  path: Path,
  /** What the tool does without the key, one sentence. */
  without: string,
): Generator<Finding> {
  const node = memberAt(context.tree.root, path)?.node;
  if (node?.kind !== 'string' && node?.kind !== 'float') return;
  // `3.10` as a number is 3.1, which its type tells.
  const minor = node.kind === 'string' ? node.value : context.tree.text.slice(node.span.start, node.span.end);
  if (!/^3\.\d+$/.test(minor)) return;
  const pythons = projectPythons(context);
  if (pythons === undefined || comparedTo(pythons, minor) === 0) return;
  const admitted = pythons.admits(minor);
  yield {
    at: node.span,
    severity: admitted ? 'hint' : 'warning',
    message:
      (admitted
        ? `requires-python admits Python ${pythons.lowest} too; ${title} checks for ${minor} alone.`
        : `requires-python does not admit Python ${minor}, for which ${title} checks; the oldest is ${pythons.lowest}.`) +
      ` ${without}`,
    fixes: [
      askFix(`Change to "${pythons.lowest}"`, [replace(node.span, `"${pythons.lowest}"`)], [path]),
      removeMemberFix(context.tree, path, `Remove \`${String(path.at(-1))}\``),
    ],
  };
}
