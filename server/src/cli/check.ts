import { createService, type Service } from '../service.ts';
import { type Severity, severities } from '../spec/finding.ts';
import { readBaseline, withoutKnown, writeBaseline } from './baseline.ts';
import { checkMany, resultOf } from './check-file.ts';
import type { Command } from './commands.ts';
import { type CliEnvironment, type ExitCode, UsageError } from './environment.ts';
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
    { name: 'write-baseline', value: 'FILE', help: 'write the findings down as those to live with for now' },
    { name: 'baseline', value: 'FILE', help: 'report only what such a file does not know' },
  ],
  run: (options, environment) => runCheck(options, environment),
};

async function runCheck(options: Parsed, environment: CliEnvironment): Promise<ExitCode> {
  const started = environment.now();
  const { cwd } = environment;
  const service = createService(environment.host);
  layerFrom(options, service.registry);
  const failOn = (options.value('fail-on') ?? 'error') as Severity;
  const [write, compare] = [options.value('write-baseline'), options.value('baseline')];
  if (write !== undefined && compare !== undefined)
    throw new UsageError('`--baseline` compares and `--write-baseline` writes: one of them at a time.');
  const baseline = compare === undefined ? undefined : readBaseline(compare, cwd);

  const paths = options.positional.length === 0 ? ['.'] : options.positional;
  if (paths.includes('')) throw new UsageError('A path is empty.');
  const { files, problems } = findFiles(paths, cwd);
  const failures = [...problems];
  const found: FileResult[] = [];
  for (const checked of await checkMany(files, options, service, environment)) {
    if (checked.problem !== undefined) failures.push(`"${checked.file}" ${checked.problem}`);
    const result = resultOf(service, checked);
    if (result !== undefined) found.push(result);
  }
  if (write !== undefined) {
    const problem = writeBaseline(write, found, cwd);
    if (problem !== undefined) failures.push(`"${write}" ${problem}`);
  }
  const { results, known } =
    baseline === undefined ? { results: found, known: 0 } : withoutKnown(found, baseline, cwd);

  const milliseconds = environment.now() - started;
  report(results, { options, environment, service, known, milliseconds });
  for (const failure of failures) environment.err(`pyproject-toolkit: ${shown(failure)}\n`);
  if (failures.length > 0) return 2;
  if (write !== undefined) return 0;
  const grave = severities.slice(0, severities.indexOf(failOn) + 1);
  return results.some(({ findings }) => findings.some(({ severity }) => grave.includes(severity))) ? 1 : 0;
}

interface Reporting {
  readonly options: Parsed;
  readonly environment: CliEnvironment;
  readonly service: Service;
  readonly known: number;
  readonly milliseconds: number;
}

function report(results: readonly FileResult[], about: Reporting): void {
  const { options, environment, service, known, milliseconds } = about;
  const style = createStyle(wantsColour(environment.env, environment.terminal));
  const format = options.value('format');
  if (format === 'json') environment.out(jsonReport(results));
  else if (format === 'sarif') environment.out(sarifReport(results, service.registry, environment.version));
  else if (format === 'github') environment.out(githubReport(results));
  else if (results.length > 0) environment.out(textReport(results, style, { milliseconds, known }));
}
