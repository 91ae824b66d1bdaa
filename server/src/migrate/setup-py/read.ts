import { lazy } from '../../model/lazy.ts';
import { createInterpreter, type Interpreter } from '../python/interpreter.ts';
import { lineOf } from '../python/parse.ts';
import { Doubt, Exhausted, Raised } from '../python/signals.ts';
import type { Argument, Expression, Module } from '../python/syntax.ts';
import { type CallArgs, type Scope, same, type Unknown, type Value } from '../python/values.ts';
import type { ProjectView } from '../view.ts';
import { buildEnvironment } from './available.ts';
import { exportValue } from './export.ts';
import { fileUses } from './file-use.ts';
import { type LibraryFacts, type SetupCall, setuptoolsFor } from './library.ts';
import type { Asked, SetupEnvironment, SetupKeyword, SetupReading } from './reading.ts';
import { unusedValues } from './unused.ts';

export interface ReadOptions extends LibraryFacts {
  /** The script, where it is not setup.py. */
  readonly path?: string;
}

/**
 * What setup.py passes to `setup()` under one Python, found without running it: the program is followed with what is known
 * of the project's files, and a value that depends on anything else is unknown. Never throws; the work is bounded.
 */
export function readSetupPy(
  view: ProjectView,
  environment: SetupEnvironment,
  options: ReadOptions,
): SetupReading {
  const path = options.path ?? 'setup.py';
  const text = view.text(path);
  if (text === undefined) {
    const reason =
      view.kind(path) === 'file' ? `${path} cannot be decoded or is too large` : `there is no ${path}`;
    return { ...EMPTY, status: 'missing', problem: { reason, line: 1 } };
  }
  const calls: SetupCall[] = [];
  const build = buildEnvironment(view);
  const surroundings = setuptoolsFor(view, calls, build, options);
  const asked = new Set<Asked>();
  const interpreter = createInterpreter(view, watched(environment, asked), surroundings, path);
  const module = interpreter.parse(text);
  const scope = interpreter.scope(path, text, '__main__');
  const failure = follow(interpreter, module, scope);
  const base = {
    faults: module.faults,
    asked,
    files: [...interpreter.machine.files],
    imports: [...interpreter.imported].map(([name, entry]) => ({ module: name, ...entry })),
  };

  const [first] = calls;
  if (first !== undefined && module.faults.length === 0) {
    const read = keywordsOf(view, path, text, alternatives(calls));
    const more = calls.find((call) => call !== first && call.certain);
    const status = more === undefined ? 'read' : 'several';
    const problem =
      more === undefined ? undefined : { reason: '`setup()` is called more than once', line: more.line };
    const unused = lazy(() => unusedValues(scope, read.keywords, text, path));
    return {
      ...base,
      status,
      problem,
      ...read,
      get unused() {
        return unused();
      },
    };
  }
  // What stands in the call itself can still be read.
  const literal = literalCall(interpreter, module, scope, failure);
  const fault = module.faults[0];
  const problem =
    fault !== undefined
      ? {
          reason: fault.python2 ? `this is Python 2: ${fault.message}` : fault.message,
          line: lineOf(text, fault.start),
        }
      : (failure ?? { reason: 'no call of `setup()` is reached', line: 1 });
  const status = fault !== undefined ? 'syntax' : literal === undefined ? 'none' : 'partial';
  if (literal === undefined) return { ...EMPTY, ...base, status, problem };
  return { ...base, status, problem, ...keywordsOf(view, path, text, [literal]), unused: [] };
}

const EMPTY: Omit<SetupReading, 'status'> = {
  problem: undefined,
  keywords: new Map(),
  open: undefined,
  call: undefined,
  unused: [],
  faults: [],
  asked: new Set(),
  files: [],
  imports: [],
};

/** The environment, with an account of what the program asks of it. */
const watched = (environment: SetupEnvironment, asked: Set<Asked>): SetupEnvironment => ({
  ...environment,
  get python() {
    asked.add('python');
    return environment.python;
  },
  get sysPlatform() {
    asked.add('platform');
    return environment.sysPlatform;
  },
  get osName() {
    asked.add('platform');
    return environment.osName;
  },
  get platformSystem() {
    asked.add('platform');
    return environment.platformSystem;
  },
});

/** Follows the program; why it ended before its end. */
function follow(
  { execute, machine }: Interpreter,
  module: Module,
  scope: Scope,
): { reason: string; line: number; fails?: true } | undefined {
  try {
    execute(module, scope);
    return undefined;
  } catch (error) {
    if (error instanceof Raised) {
      const here = { line: machine.here.line(), fails: true } as const;
      if (error.type === 'SystemExit') return { reason: 'the program ends here', ...here };
      const message = error.message === '' ? '' : `: ${error.message}`;
      return { reason: `the program would fail with ${error.type}${message}`, ...here };
    }
    if (error instanceof Exhausted) return { reason: error.reason, line: error.line };
    if (error instanceof Doubt) return error.unknown;
    return { reason: 'the program could not be followed', line: machine.here.line() };
  }
}

function keywordsOf(
  view: ProjectView,
  path: string,
  text: string,
  calls: readonly SetupCall[],
): Pick<SetupReading, 'keywords' | 'open' | 'call'> {
  const { args, line } = calls[0] as SetupCall;
  const keywords = new Map<string, SetupKeyword>();
  const names = new Set(calls.flatMap((call) => [...call.args.named.keys()]));
  for (const name of names) {
    const values = calls.map((call) => call.args.named.get(name));
    const [one] = values;
    const agreed = one !== undefined && values.every((other) => other !== undefined && same(one, other));
    const differs: Unknown = {
      type: 'unknown',
      reason: 'which call of `setup()` is reached',
      line,
      file: path,
    };
    const value: Value = calls.length === 1 ? (one as Value) : agreed ? one : differs;
    const span = args.at.spans.get(name) ?? { start: args.at.start, end: args.at.end };
    const at = lineOf(args.at.source.text, span.start);
    const exported = exportValue(value, { line: at, file: args.at.source.path });
    const known = 'value' in exported ? exported.value : undefined;
    const files = lazy(() => (known === undefined ? [] : fileUses(view, known)));
    keywords.set(name, {
      name,
      line: at,
      span,
      state: known === undefined ? 'unknown' : 'known',
      value: known,
      unknown: 'unknown' in exported ? exported.unknown : undefined,
      get files() {
        return files();
      },
    });
  }
  const open = args.more === undefined ? undefined : { reason: args.more.reason, line: args.more.line };
  const call = args.at.source.path === path ? { start: args.at.start, end: args.at.end, line } : undefined;
  return { keywords, open, call: call ?? { start: 0, end: text.length, line } };
}

/** The calls of which one is reached: all that are not certain, or the first that is. */
function alternatives(calls: readonly SetupCall[]): readonly SetupCall[] {
  const certain = calls.findIndex((call) => call.certain);
  return certain === 0 ? calls.slice(0, 1) : certain > 0 ? calls.slice(0, certain + 1) : calls;
}

/** The only call of something called `setup`, with what is literal in it. */
function literalCall(
  interpreter: Interpreter,
  module: Module,
  scope: Scope,
  failure: { reason: string; line: number } | undefined,
): SetupCall | undefined {
  const found = callsOf(module);
  const [node] = found;
  if (node === undefined || found.length > 1) return undefined;
  const unknown: Unknown = {
    type: 'unknown',
    reason: failure?.reason ?? 'the program could not be followed to this call',
    line: failure?.line ?? 1,
    file: scope.source.path,
  };
  const named = new Map<string, Value>();
  const spans = new Map<string, { start: number; end: number }>();
  let more: Unknown | undefined;
  for (const argument of node.args) {
    if (argument.star !== '' || argument.name === undefined) more = unknown;
    else {
      named.set(argument.name, literalValue(interpreter, argument, unknown));
      spans.set(argument.name, argument.span);
    }
  }
  const args: CallArgs = {
    args: [],
    named,
    more,
    at: { source: scope.source, start: node.start, end: node.end, spans },
  };
  return { args, line: lineOf(module.text, node.start), certain: true };
}

function literalValue(interpreter: Interpreter, argument: Argument, unknown: Unknown): Value {
  if (!isLiteral(argument.value)) return unknown;
  try {
    const scope = interpreter.scope('setup.py', '', '__main__');
    return interpreter.expressions.evaluate(argument.value, scope);
  } catch {
    return unknown;
  }
}

/** Whether an expression means the same wherever it stands. */
function isLiteral(node: Expression): boolean {
  const waiting: Expression[] = [node];
  while (waiting.length > 0) {
    const one = waiting.pop() as Expression;
    if (one.kind === 'sequence') waiting.push(...one.items);
    else if (one.kind === 'dict') {
      for (const { key, value } of one.entries) {
        if (key === undefined) return false;
        waiting.push(key, value);
      }
    } else if (one.kind === 'binary' && one.operator === '+') waiting.push(one.left, one.right);
    else if (one.kind !== 'constant') return false;
  }
  return true;
}

/** All calls of `setup(…)` and `x.setup(…)` that are written in the program. */
function callsOf(module: Module): Extract<Expression, { kind: 'call' }>[] {
  const found: Extract<Expression, { kind: 'call' }>[] = [];
  const waiting: unknown[] = [...module.body];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (Array.isArray(node)) {
      for (const one of node) waiting.push(one);
      continue;
    }
    if (typeof node !== 'object' || node === null) continue;
    const call = node as Expression;
    if (
      call.kind === 'call' &&
      ((call.callee.kind === 'name' && call.callee.name === 'setup') ||
        (call.callee.kind === 'attribute' && call.callee.name === 'setup'))
    )
      found.push(call);
    for (const value of Object.values(node)) if (typeof value === 'object') waiting.push(value);
  }
  return found;
}
