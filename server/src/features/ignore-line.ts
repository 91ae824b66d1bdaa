import type { PyprojectDocument } from '../model/document.ts';
import type { ReportedFinding } from '../spec/finding.ts';
import { ignoresOf } from '../spec/ignores.ts';
import { applyEdits, type Edit, insert, overlaps, type Span, shift } from '../text/span.ts';
import { dataEqualExcept } from '../toml/data.ts';
import { eolOf } from '../toml/edit.ts';
import { leaves } from '../toml/leaves.ts';
import { statementIndexAt } from '../toml/paths.ts';
import type { TomlDocument } from '../toml/tree.ts';

/** A comment that silences one finding. */
export interface IgnoreLine {
  readonly finding: ReportedFinding;
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** For each rule that reports something at a span: the comment that silences it on its line. */
export function ignoreLines(
  document: PyprojectDocument,
  findings: readonly ReportedFinding[],
  at: Span,
  parse: (text: string) => TomlDocument,
): readonly IgnoreLine[] {
  const found: IgnoreLine[] = [];
  for (const finding of findings) {
    if (!overlaps(finding.at, at) || !mayBeSilenced(finding.rule)) continue;
    if (found.some((one) => one.finding.rule === finding.rule)) continue;
    const edit = editFor(document.tree, finding, parse);
    if (edit !== undefined)
      found.push({ finding, title: `Ignore ${finding.rule} on this line`, edits: [edit] });
  }
  return found;
}

/** A cursor that moves about asks again and again. */
const known = new WeakMap<
  ReportedFinding,
  { readonly tree: TomlDocument; readonly edit: Edit | undefined }
>();

function editFor(
  tree: TomlDocument,
  finding: ReportedFinding,
  parse: (text: string) => TomlDocument,
): Edit | undefined {
  const before = known.get(finding);
  if (before?.tree === tree) return before.edit;
  const edit = [behind, above]
    .map((make) => make(tree, finding))
    .find((one) => silences(tree, finding, one, parse));
  known.set(finding, { tree, edit });
  return edit;
}

/** A comment about comments, or in a text that is no TOML, would help nobody. */
const mayBeSilenced = (rule: string): boolean => !rule.startsWith('toml/') && !rule.endsWith('-ignore');

/** The comment at the end of the line, or one name more in the comment that is there. */
function behind(tree: TomlDocument, { at, rule }: ReportedFinding): Edit {
  const { text } = tree;
  const ignores = ignoresOf(tree);
  const there = ignores.all.find(({ line, list }) => line === ignores.lineOf(at.start) && list !== undefined);
  if (there?.list !== undefined) {
    const last = there.names.at(-1);
    return last === undefined ? insert(there.list.start, rule) : insert(last.at.end, `, ${rule}`);
  }
  const end = endOfLine(tree, at.start);
  const blanks = /[ \t]*$/.exec(text.slice(0, end))?.[0].length ?? 0;
  return { span: { start: end - blanks, end }, text: `  # pyproject: ignore[${rule}]` };
}

/** The comment on a line of its own, above. */
function above(tree: TomlDocument, { at, rule }: ReportedFinding): Edit {
  const line = tree.text.lastIndexOf('\n', at.start - 1) + 1;
  const indent = /^[ \t]*/.exec(tree.text.slice(line))?.[0] ?? '';
  return insert(line, `${indent}# pyproject: ignore[${rule}]${eolOf(tree)}`);
}

/** The end of the first line from an offset that does not end inside a string. */
function endOfLine(tree: TomlDocument, from: number): number {
  const { text } = tree;
  let end = lineEnd(text, from);
  const statement = tree.statements[statementIndexAt(tree, from)];
  if (statement?.kind !== 'pair' || statement.span.end <= end) return end;
  for (const { kind, span } of leaves(tree)) {
    if (span.start > end) break;
    if (kind === 'string' && span.start <= end && end < span.end) end = lineEnd(text, span.end);
  }
  return end;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return found > at && text[found - 1] === '\r' ? found - 1 : found;
}

/** Whether an edit leaves all data as it is and silences the finding. */
function silences(
  tree: TomlDocument,
  { at, rule }: ReportedFinding,
  edit: Edit,
  parse: (text: string) => TomlDocument,
): boolean {
  const part = partAround(tree, at);
  const old = tree.text.slice(part.start, part.end);
  const changed = applyEdits(old, [{ ...edit, span: shift(edit.span, -part.start) }]);
  if (changed === undefined) return false;
  const before = part.end - part.start === tree.text.length ? tree : parse(old);
  const after = parse(changed);
  const moved = edit.span.start <= at.start ? edit.text.length - (edit.span.end - edit.span.start) : 0;
  return (
    after.problems.length <= before.problems.length &&
    dataEqualExcept(before, after) &&
    ignoresOf(after).silences(rule, at.start + moved - part.start)
  );
}

/** The lines of the statement that a place lies in, which are read alike alone; the whole text where that is not sure. */
function partAround(tree: TomlDocument, at: Span): Span {
  const { text, statements, problems } = tree;
  const whole = { start: 0, end: text.length };
  const statement = statements[statementIndexAt(tree, at.start)];
  if (problems.length > 0 || statement === undefined) return whole;
  const { span } = statement;
  if (at.start < span.start || at.end > span.end) return whole;
  return { start: text.lastIndexOf('\n', span.start - 1) + 1, end: lineEnd(text, span.end) };
}
