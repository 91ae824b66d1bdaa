import path from 'node:path';
import { createService, type Service, type View } from '../service.ts';
import { type Severity, severities } from '../spec/finding.ts';
import type { Command } from './commands.ts';
import { type CliEnvironment, type ExitCode, UsageError } from './environment.ts';
import { readText, writeText } from './file.ts';
import { findFiles } from './find.ts';
import type { Parsed } from './options.ts';
import { type FileResult, jsonReport, textReport } from './report.ts';
import { githubReport, sarifReport } from './report-ci.ts';
import { layerFrom } from './selectors.ts';
import { createStyle, shown, wantsColour } from './style.ts';

export const check: Command = {
  name: 'check',
  usage: 'check [paths]',
  summary: 'Report what is wrong in pyproject.toml files, and fix what is safe to fix.',
  options: [
    { name: 'fix', help: 'apply the safe fixes' },
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['text', 'json', 'sarif', 'github'],
      help: 'text (default), json, sarif, or github for annotations',
    },
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: severities,
      help: 'exit with 1 from this severity on: error (default), warning, hint',
    },
    { name: 'select', value: 'RULES', help: 'run only these rules, tables or all; separated by commas' },
    { name: 'ignore', value: 'RULES', help: 'leave these rules or tables out' },
    {
      name: 'severity',
      value: 'RULE=LEVEL',
      help: 'give a rule another severity: off, hint, warning, error',
    },
  ],
  run: (options, environment) => runCheck(options, environment),
};

function runCheck(options: Parsed, environment: CliEnvironment): ExitCode {
  const started = environment.now();
  const service = createService(environment.host);
  const above = [layerFrom(options, service.registry)];
  const failOn = (options.value('fail-on') ?? 'error') as Severity;

  const paths = options.positional.length === 0 ? ['.'] : options.positional;
  if (paths.includes('')) throw new UsageError('A path is empty.');
  const { files, problems } = findFiles(paths, environment.cwd);
  const failures = [...problems];

  const results: FileResult[] = [];
  for (const file of files) {
    const result = checkFile(file, service, above, options.has('fix'), environment);
    if ('problem' in result) failures.push(`"${file}" ${result.problem}`);
    if ('document' in result) results.push(result);
  }

  const style = createStyle(wantsColour(environment.env, environment.terminal));
  const format = options.value('format');
  if (format === 'json') environment.out(jsonReport(results));
  else if (format === 'sarif') environment.out(sarifReport(results, service.registry, environment.version));
  else if (format === 'github') environment.out(githubReport(results));
  else if (results.length > 0) environment.out(textReport(results, style, environment.now() - started));
  for (const failure of failures) environment.err(`pyproject-toolkit: ${shown(failure)}\n`);

  if (failures.length > 0) return 2;
  const grave = severities.slice(0, severities.indexOf(failOn) + 1);
  return results.some(({ findings }) => findings.some(({ severity }) => grave.includes(severity))) ? 1 : 0;
}

function checkFile(
  file: string,
  service: Service,
  above: NonNullable<NonNullable<View['options']>['above']>,
  fix: boolean,
  environment: CliEnvironment,
): FileResult | { problem: string } | (FileResult & { problem: string }) {
  const full = path.resolve(environment.cwd, file);
  const read = readText(full);
  if ('problem' in read) return read;

  const view: View = { files: environment.files(path.dirname(full)), options: { above } };
  const before = service.open(file, read.text);
  const unfixed = (): FileResult => ({
    ...{ file, document: before, before, fixed: [] },
    findings: service.diagnostics(before, view),
  });
  if (!fix) return unfixed();

  const mended = service.fixAll(before, view);
  if (mended.text === read.text) return unfixed();
  const problem = writeText(full, mended.text, read.bytes);
  if (problem !== undefined) return { ...unfixed(), problem };
  const document = service.open(file, mended.text);
  return { file, document, before, fixed: mended.fixed, findings: service.diagnostics(document, view) };
}
