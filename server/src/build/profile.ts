import type { DocumentContext } from '../spec/context.ts';
import { lookup } from '../toml/paths.ts';
import { asTable } from '../toml/tree.ts';

/** How a program of the project is profiled with Memray: commands of the project's Python, run in its folder. */
export interface ProfilePlan {
  /** Names it: a script of the project, or a file. */
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** What the program is recorded with. */
  readonly record: readonly string[];
  /** What makes a report of the recording. */
  readonly report: readonly string[];
  /** The recording, relative to the folder. */
  readonly output: string;
  /** The file of the report; without one it is printed. */
  readonly shows?: string;
}

const SCRIPTS = ['scripts', 'gui-scripts'];
/** Reporters of Memray that write a page. */
const PAGES = ['flamegraph', 'table'];

/**
 * The programs that can be profiled: the file that is given, relative to the folder of the project, then the scripts of
 * the project. `output` and `format` of `[tool.memray]` say where the recording goes and which report is made of it.
 */
export function profilePlans({ tree }: DocumentContext, file?: string): readonly ProfilePlan[] {
  const text = (...path: string[]): string | undefined => {
    const node = lookup(tree.root, path);
    return node?.kind === 'string' && node.value !== '' ? node.value : undefined;
  };
  const chosen = text('tool', 'memray', 'output');
  const format = text('tool', 'memray', 'format') ?? 'flamegraph';

  const plan = (id: string, name: string, detail: string, program: readonly string[]): ProfilePlan => {
    const output = notAnOption(chosen ?? `memray-${name}.bin`);
    // A recording of before is replaced; what has another name may be something else, so that Memray refuses it.
    const force = output.endsWith('.bin') ? ['--force'] : [];
    const page = PAGES.includes(format) ? pageOf(output, format) : undefined;
    const write = page === undefined ? [] : ['--force', '--output', page];
    const kind = format === 'transform' ? ['gprof2dot'] : [];
    return {
      id,
      title: `Memray: ${id}`,
      detail,
      record: ['-m', 'memray', 'run', ...force, '--output', output, ...program],
      report: ['-m', 'memray', notAnOption(format), ...write, ...kind, output],
      output,
      ...(page === undefined ? {} : { shows: page }),
    };
  };
  const plans: ProfilePlan[] = [];
  if (file !== undefined && file !== '') plans.push(plan(file, stem(file), 'this file', [notAnOption(file)]));
  for (const table of SCRIPTS) {
    for (const name of asTable(lookup(tree.root, ['project', table]))?.members.keys() ?? []) {
      const target = text('project', table, name);
      const call = target === undefined ? undefined : callOf(target);
      if (call !== undefined) plans.push(plan(name, name, `[project.${table}] ${target}`, ['-c', call]));
    }
  }
  return plans;
}

const NAME = /^[\p{ID_Start}_][\p{ID_Continue}]*(?:\.[\p{ID_Start}_][\p{ID_Continue}]*)*$/u;

/** What an installer writes into the file of a script; nothing for a target that is none. */
function callOf(target: string): string | undefined {
  const [module = '', name = ''] = (target.split('[')[0] ?? '').split(':').map((part) => part.trim());
  if (!NAME.test(module) || !NAME.test(name)) return undefined;
  return `import sys, importlib; sys.exit(importlib.import_module(${JSON.stringify(module)}).${name}())`;
}

function pageOf(output: string, format: string): string {
  const folder = output.slice(0, output.lastIndexOf('/') + 1);
  return notAnOption(`${folder}memray-${format}-${stem(output).replace(/^memray-/, '')}.html`);
}

const stem = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');

/** A file name that no program takes for an option. */
const notAnOption = (path: string): string => (path.startsWith('-') ? `./${path}` : path);
