import path from 'node:path';
import type { Service, View } from '../service.ts';
import type { ReportedFinding } from '../spec/finding.ts';
import type { CliEnvironment } from './environment.ts';
import { readText, writeText } from './file.ts';
import type { Parsed } from './options.ts';
import type { FileResult } from './report.ts';
import { layerFrom } from './selectors.ts';

/** What checking one file came to, as plain data that another thread can send. */
export interface Checked {
  readonly file: string;
  /** Why it could not be read or written, as the rest of a sentence. */
  readonly problem?: string;
  /** Its text, where it could be read; `before` the mending, where that changed it. */
  readonly text?: string;
  readonly before?: string;
  readonly findings: readonly ReportedFinding[];
  readonly fixed: readonly ReportedFinding[];
}

/** Checks files one after the other. */
export function checkFiles(
  files: readonly string[],
  options: Parsed,
  service: Service,
  environment: Pick<CliEnvironment, 'cwd' | 'files'>,
): readonly Checked[] {
  const above = [layerFrom(options, service.registry)];
  return files.map((file) => checkFile(file, service, { above }, options.has('fix'), environment));
}

function checkFile(
  file: string,
  service: Service,
  options: NonNullable<View['options']>,
  fix: boolean,
  environment: Pick<CliEnvironment, 'cwd' | 'files'>,
): Checked {
  const full = path.resolve(environment.cwd, file);
  const read = readText(full);
  if ('problem' in read) return { file, problem: read.problem, findings: [], fixed: [] };

  const view: View = { files: environment.files(path.dirname(full)), options };
  const before = service.open(file, read.text);
  const unfixed = (): Checked => ({
    ...{ file, text: read.text, fixed: [] },
    findings: service.diagnostics(before, view),
  });
  if (!fix) return unfixed();

  const mended = service.fixAll(before, view);
  if (mended.text === read.text) return unfixed();
  const problem = writeText(full, mended.text, read.bytes);
  if (problem !== undefined) return { ...unfixed(), problem };
  const findings = service.diagnostics(service.open(file, mended.text), view);
  return { file, text: mended.text, before: read.text, fixed: mended.fixed, findings };
}

/** The same with documents, for the reports; `undefined` for a file that could not be read. */
export function resultOf(service: Service, checked: Checked): FileResult | undefined {
  const { file, text, before = text, findings, fixed } = checked;
  if (text === undefined || before === undefined) return undefined;
  const document = service.open(file, text);
  return {
    ...{ file, document, findings, fixed },
    before: before === text ? document : service.open(file, before),
  };
}

/** What one thread is asked to do. */
export interface CheckPart {
  readonly files: readonly string[];
  readonly args: readonly string[];
}

/** A thread starts in some tenths of a second: fewer files are sooner checked by one. */
const LEAST_FILES = 64;
const LEAST_PART = 24;

/** Checks files, with several threads where there are many; the results come in the order of the files. */
export async function checkMany(
  files: readonly string[],
  options: Parsed,
  service: Service,
  environment: CliEnvironment,
): Promise<readonly Checked[]> {
  const { threads } = environment;
  const count = Math.min(threads?.count ?? 1, Math.floor(files.length / LEAST_PART));
  if (threads === undefined || files.length < LEAST_FILES || count < 2)
    return checkFiles(files, options, service, environment);
  // Neighbours have much in common: each thread takes a stretch.
  const size = Math.ceil(files.length / count);
  const parts = Array.from({ length: count }, (_, i) => files.slice(i * size, (i + 1) * size));
  const found = await Promise.all(parts.map((part) => threads.check({ files: part, args: options.written })));
  return found.flat();
}
