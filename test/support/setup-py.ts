import { readSetupPy } from '../../server/src/migrate/setup-py/read.ts';
import type {
  PythonValue,
  SetupEnvironment,
  SetupReading,
} from '../../server/src/migrate/setup-py/reading.ts';
import { viewOf } from '../../server/src/migrate/view.ts';
import { loadData } from '../../server/src/spec/load-data.ts';
import { testHost } from './service.ts';

/** What reading rests on besides the project. */
export const data = loadData(testHost());

export const LINUX: SetupEnvironment = {
  python: '3.11',
  sysPlatform: 'linux',
  osName: 'posix',
  platformSystem: 'Linux',
  implementation: 'CPython',
  platformMachine: 'x86_64',
};

/** Reads a setup.py among other files. */
export function readSetup(
  text: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  environment: Partial<SetupEnvironment> = {},
): SetupReading {
  return readSetupPy(viewOf({ ...files, 'setup.py': text }), { ...LINUX, ...environment }, data);
}

/** A value as plain JavaScript: tuples and sets as `{ tuple }`, `{ set }`, objects by their source. */
export function plain(value: PythonValue | undefined): unknown {
  switch (value?.kind) {
    case undefined:
      return undefined;
    case 'none':
      return null;
    case 'list':
      return value.items.map(plain);
    case 'tuple':
    case 'set':
      return { [value.kind]: value.items.map(plain) };
    case 'dict':
      return Object.fromEntries(value.entries.map(([key, one]) => [String(plain(key)), plain(one)]));
    case 'object':
      return { object: value.source };
    default:
      return value?.value;
  }
}

/** What a setup.py passes as `x`; the reason in brackets where it is unknown. */
export function valueIn(
  text: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  environment: Partial<SetupEnvironment> = {},
  name = 'x',
): unknown {
  const reading = readSetup(text, files, environment);
  const keyword = reading.keywords.get(name);
  if (keyword === undefined) return `<${reading.status}: ${reading.problem?.reason ?? 'not passed'}>`;
  return keyword.state === 'known' ? plain(keyword.value) : `<${keyword.unknown?.reason}>`;
}
