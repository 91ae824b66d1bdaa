import type { PyprojectDocument } from '../model/document.ts';
import { type ReportedFinding, type Severity, severities } from '../spec/finding.ts';
import { blanks, type Style, shown } from './style.ts';

/** The findings of one file, after what was mended. */
export interface FileResult {
  readonly file: string;
  readonly document: PyprojectDocument;
  readonly findings: readonly ReportedFinding[];
  readonly fixed: readonly ReportedFinding[];
  /** The text before the mending, for the places of `fixed`. */
  readonly before: PyprojectDocument;
}

export const isFixable = ({ fixes }: ReportedFinding): boolean => fixes.some(({ kind }) => kind === 'safe');

/** The contract for programs: lines from 0, characters in UTF-16 units. */
export function jsonReport(results: readonly FileResult[]): string {
  const all = results.flatMap(({ file, document, findings }) =>
    findings.map((finding) => {
      const place = (offset: number) => {
        const { line, column } = document.lines.at(offset);
        return { line, character: column };
      };
      return {
        file,
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message,
        range: { start: place(finding.at.start), end: place(finding.at.end) },
        fixable: isFixable(finding),
      };
    }),
  );
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

/** What the last line says besides the findings. */
export interface Totals {
  readonly milliseconds: number;
  /** Findings that the baseline knows. */
  readonly known: number;
}

/** The report for people: each finding with its line and a mark under the place; lines and columns from 1. */
export function textReport(results: readonly FileResult[], style: Style, totals: Totals): string {
  const parts: string[] = [];
  for (const { file, document, findings, fixed, before } of results) {
    for (const one of fixed) {
      const { line } = before.lines.at(one.at.start);
      const title = one.fixes.find(({ kind }) => kind === 'safe')?.title ?? one.message;
      parts.push(`${shown(file)}:${line + 1} ${style.good('fixed')}    ${one.rule}  ${shown(title)}\n`);
    }
    for (const finding of findings) parts.push(textFinding(file, document, finding, style));
  }
  parts.push(`${summary(results, style, totals)}\n`);
  return parts.join('');
}

const widest = Math.max(...severities.map(({ length }) => length));

function textFinding(
  file: string,
  document: PyprojectDocument,
  finding: ReportedFinding,
  style: Style,
): string {
  const { line, column } = document.lines.at(finding.at.start);
  const severity = style[finding.severity](finding.severity.padEnd(widest));
  const head = `${style.bold(`${shown(file)}:${line + 1}:${column + 1}`)} ${severity}  ${style.dim(finding.rule)}  ${shown(finding.message)}`;

  const start = document.lines.lineStart(line);
  const end = document.lines.lineEnd(line);
  const { text, from, to } = window(document.text.slice(start, end), column, finding.at.end - start);
  const number = String(line + 1);
  const gutter = ' '.repeat(number.length);
  const marks = '^'.repeat(Math.max(1, blanks(text.slice(from, to)).length));
  const note = noteOf(finding);
  return [
    head,
    `  ${style.dim(`${number} |`)} ${shown(text)}`,
    `  ${style.dim(`${gutter} |`)} ${blanks(text.slice(0, from))}${style[finding.severity](marks)}${note === '' ? '' : ` ${style.dim(shown(note))}`}`,
    '',
  ].join('\n');
}

function noteOf({ fixes, noFix }: ReportedFinding): string {
  const safe = fixes.find(({ kind }) => kind === 'safe');
  if (safe !== undefined) return `fixable: ${lowerFirst(safe.title)}`;
  const asked = fixes[0];
  if (asked !== undefined) return `in an editor: ${lowerFirst(asked.title)}`;
  return noFix === undefined ? '' : `no fix: ${lowerFirst(noFix)}`;
}

/** A title in the middle of a line begins small, unless its first word is a name. */
const lowerFirst = (title: string): string =>
  /^[A-Z][a-z]+ /.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

const LONGEST_LINE = 160;

/** The part of a line to show around the columns `from` to `to`, which may lie past its end. */
function window(line: string, from: number, to: number): { text: string; from: number; to: number } {
  const end = Math.min(Math.max(to, from), line.length);
  if (line.length <= LONGEST_LINE) return { text: line, from: Math.min(from, line.length), to: end };
  const start = Math.max(0, Math.min(from - 40, line.length - LONGEST_LINE));
  const stop = Math.min(line.length, start + LONGEST_LINE);
  const before = start > 0 ? '…' : '';
  const text = `${before}${line.slice(start, stop)}${stop < line.length ? '…' : ''}`;
  return { text, from: from - start + before.length, to: Math.min(end, stop) - start + before.length };
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** `2 errors, 1 warning in 1 file (3 fixable with --fix), 31 ms`. */
function summary(results: readonly FileResult[], style: Style, { milliseconds, known }: Totals): string {
  const findings = results.flatMap((result) => result.findings);
  const counts = severities
    .map((severity): readonly [Severity, number] => [
      severity,
      findings.filter((one) => one.severity === severity).length,
    ])
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => style[severity](plural(count, severity)));
  const fixed = results.reduce((sum, result) => sum + result.fixed.length, 0);
  const fixable = findings.filter(isFixable).length;
  return [
    fixed > 0 ? `${plural(fixed, 'finding')} fixed; ` : '',
    counts.length > 0 ? counts.join(', ') : fixed > 0 ? 'none left' : style.good('No findings'),
    ` in ${plural(results.length, 'file')}`,
    fixable > 0 ? ` (${fixable} fixable with --fix)` : '',
    known > 0 ? `, ${known} more in the baseline` : '',
    `, ${Math.round(milliseconds)} ms`,
  ].join('');
}
