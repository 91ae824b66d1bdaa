import type { Expression, Statement } from './syntax.ts';

/** The names that a piece of program may set, and those it may reach. */
export interface Reach {
  readonly stored: Set<string>;
  readonly loaded: Set<string>;
}

/** Looks through statements, functions within them included. */
export function reachOf(nodes: readonly (Statement | Expression)[]): Reach {
  const reach: Reach = { stored: new Set(), loaded: new Set() };
  const waiting: unknown[] = [...nodes];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (Array.isArray(node)) {
      for (const one of node) waiting.push(one);
      continue;
    }
    if (typeof node !== 'object' || node === null) continue;
    const { kind } = node as { kind?: string };
    const fields = node as Record<string, unknown>;
    if (kind === 'name') reach.loaded.add(String(fields.name));
    if (kind === 'assign') for (const target of fields.targets as Expression[]) store(target, reach);
    if (kind === 'delete') for (const target of fields.targets as Expression[]) store(target, reach);
    if (kind === 'update' || kind === 'for' || kind === 'named') store(fields.target as Expression, reach);
    if (kind === 'with') {
      for (const { target } of fields.items as { target: Expression | undefined }[])
        if (target !== undefined) store(target, reach);
    }
    if (kind === 'function' || kind === 'class') reach.stored.add(String(fields.name));
    if (kind === 'try') {
      for (const { name } of fields.handlers as { name: string | undefined }[])
        if (name !== undefined) reach.stored.add(name);
    }
    if (kind === 'import' || kind === 'from') {
      for (const { name, as } of fields.names as { name: string; as: string | undefined }[])
        reach.stored.add(as ?? (kind === 'import' ? (name.split('.')[0] as string) : name));
    }
    for (const value of Object.values(fields)) if (typeof value === 'object') waiting.push(value);
  }
  return reach;
}

function store(target: Expression, reach: Reach): void {
  if (target.kind === 'name') reach.stored.add(target.name);
  else if (target.kind === 'star') store(target.value, reach);
  else if (target.kind === 'sequence') for (const item of target.items) store(item, reach);
}

const generators = new WeakMap<readonly Statement[], boolean>();

/** Whether a function is a generator: it yields, itself, not in a function within. */
export function yields(body: readonly Statement[]): boolean {
  const known = generators.get(body) ?? hasYield(body);
  generators.set(body, known);
  return known;
}

function hasYield(body: readonly Statement[]): boolean {
  const waiting: unknown[] = [...body];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (Array.isArray(node)) {
      for (const one of node) waiting.push(one);
      continue;
    }
    if (typeof node !== 'object' || node === null) continue;
    const { kind } = node as { kind?: string };
    if (kind === 'yield') return true;
    if (kind === 'function' || kind === 'lambda' || kind === 'class') continue;
    for (const value of Object.values(node)) if (typeof value === 'object') waiting.push(value);
  }
  return false;
}
