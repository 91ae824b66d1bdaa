import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Registry } from '../spec/registry.ts';
import type { FileResult } from './report.ts';

const github = { error: 'error', warning: 'warning', hint: 'notice' } as const;
const sarif = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** Workflow commands that GitHub shows as annotations at the line. */
export function githubReport(results: readonly FileResult[]): string {
  const data = (text: string): string =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return results
    .flatMap(({ file, document, findings }) =>
      findings.map(({ at, rule, severity, message }) => {
        const [start, end] = [document.lines.at(at.start), document.lines.at(at.end)];
        const columns =
          start.line === end.line
            ? `,col=${start.column + 1},endColumn=${Math.max(end.column, start.column + 1)}`
            : '';
        return `::${github[severity]} file=${property(file)},line=${start.line + 1},endLine=${end.line + 1}${columns},title=${property(rule)}::${data(message)}\n`;
      }),
    )
    .join('');
}

/** A log of the Static Analysis Results Interchange Format 2.1.0, with the rules that reported something. */
export function sarifReport(results: readonly FileResult[], registry: Registry, version: string): string {
  const reported = new Set(results.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const rules = registry.rules.filter(({ id }) => reported.has(id));
  const index = new Map(rules.map(({ id }, i) => [id, i]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'pyproject-toolkit',
            version,
            rules: rules.map(({ id, summary, why, severity }) => ({
              id,
              shortDescription: { text: summary },
              fullDescription: { text: why },
              defaultConfiguration: { level: sarif[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: results.flatMap(({ file, document, findings }) =>
          findings.map(({ at, rule, severity, message }) => {
            const [start, end] = [document.lines.at(at.start), document.lines.at(at.end)];
            return {
              ruleId: rule,
              ruleIndex: index.get(rule),
              level: sarif[severity],
              message: { text: message },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: uriOf(file) },
                    region: {
                      ...{ startLine: start.line + 1, startColumn: start.column + 1 },
                      ...{ endLine: end.line + 1, endColumn: end.column + 1 },
                    },
                  },
                },
              ],
            };
          }),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** Relative to the working folder where the file lies in it. */
const uriOf = (file: string): string =>
  path.isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/');
