// Python's own TOML readers as an oracle: many documents through one process.
import { spawnSync } from 'node:child_process';
import type { Data } from '../../server/src/toml/data.ts';

export interface Verdict {
  readonly reader: string;
  readonly version: '1.0' | '1.1';
  readonly ok: boolean;
  readonly data?: unknown;
  readonly error?: string;
}

/** The data as the oracle writes it: tagged, dates without more than microseconds. */
export function comparable(data: Data): unknown {
  if (data instanceof Map)
    return { t: Object.fromEntries([...data].map(([name, value]) => [`k${name}`, comparable(value)])) };
  if (Array.isArray(data)) return data.map(comparable);
  if (typeof data === 'string') return { s: data };
  if (typeof data === 'boolean') return { b: data };
  if (typeof data === 'bigint') return { i: String(data) };
  if (typeof data === 'number') return { n: Number.isFinite(data) ? data + 0 : String(data) };
  if (typeof data === 'object' && 'form' in data) return { d: moment(data.value) };
  return null;
}

const moment = (value: string): string =>
  value.replace('Z', '+00:00').replace(/\.(\d+)/, (_, digits: string) => {
    const micro = digits.slice(0, 6).padEnd(6, '0');
    return micro === '000000' ? '' : `.${micro}`;
  });

export const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );

/** Numbers of the oracle: integers beyond 2^53 as text, like ours; a float that is whole like an integer. */
const ORACLE = `
import json, math, sys, datetime
readers = []
def probe(name, module):
    try: module.loads('a = {b = 1,}'); version = '1.1'
    except Exception: version = '1.0'
    readers.append((name + ' ' + version, version, module))
try:
    import tomllib; probe('tomllib', tomllib)
except ImportError: pass
try:
    import tomli; probe('tomli', tomli)
except ImportError: pass
def tag(v):
    if isinstance(v, dict): return {'t': {'k' + k: tag(x) for k, x in v.items()}}
    if isinstance(v, list): return [tag(x) for x in v]
    if isinstance(v, bool): return {'b': v}
    if isinstance(v, str): return {'s': v}
    if isinstance(v, int): return {'n': v} if abs(v) <= 2**53 - 1 else {'i': str(v)}
    if isinstance(v, float):
        if math.isnan(v): return {'n': 'NaN'}
        if math.isinf(v): return {'n': 'Infinity' if v > 0 else '-Infinity'}
        return {'n': 0 if v == 0 else v}
    return {'d': v.isoformat()}
for line in sys.stdin:
    text = json.loads(line)
    out = []
    for name, version, module in readers:
        try: out.append({'reader': name, 'version': version, 'ok': True, 'data': tag(module.loads(text))})
        except RecursionError: continue
        except Exception as e: out.append({'reader': name, 'version': version, 'ok': False, 'error': str(e)})
    print(json.dumps(out))
`;

export function judge(python: string, texts: readonly string[]): Verdict[][] {
  const input = texts.map((text) => JSON.stringify(text)).join('\n');
  const run = spawnSync(python, ['-c', ORACLE], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(`${python}: ${run.error?.message ?? run.stderr}`);
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict[]);
}
