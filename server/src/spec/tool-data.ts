import { type JsonObject, listFrom, objectFrom, stringFrom } from '../standards/json.ts';
import type { ToolBehaviour, ToolFault, VerifiedTool } from './tool.ts';

/** A data file of a tool: `server/data/tools/<name>.json`; its keys are read by `shapeFromData`. */
export interface ToolData {
  /** What they were taken from: `vulture 2.14`. */
  readonly source: string;
  readonly version: string | undefined;
  readonly date: string | undefined;
  /** The keys of each table by its path below `tool`: `{ "vulture": {…}, "pytest.ini_options": {…} }`. */
  readonly tables: Readonly<Record<string, JsonObject>>;
}

/** Reads a data file of a tool; what does not fit is left out. */
export function toolDataFrom(json: unknown): ToolData {
  const data = objectFrom(json);
  return {
    source: stringFrom(data.source) ?? '',
    version: stringFrom(data.version),
    date: stringFrom(data.date),
    tables: Object.fromEntries(
      Object.entries(objectFrom(data.tables)).map(([path, table]) => [path, objectFrom(table)]),
    ),
  };
}

const behaviours: readonly string[] = ['refuses', 'warns', 'ignores', 'unknown'];
const faults: readonly ToolFault[] = ['unknownKey', 'wrongType', 'badValue', 'missingKey'];

/** Reads the merged results of the verification: `tools/verified.json`. */
export function verifiedFrom(json: unknown): ReadonlyMap<string, VerifiedTool> {
  const found = new Map<string, VerifiedTool>();
  for (const item of listFrom(objectFrom(json).tools)) {
    const entry = objectFrom(item);
    const name = stringFrom(entry.name);
    if (name === undefined) continue;
    found.set(name, {
      version: stringFrom(entry.version) ?? '',
      ...(entry.versions === undefined ? {} : { versions: textsFrom(entry.versions) }),
      date: stringFrom(entry.date) ?? '',
      cases: typeof entry.cases === 'number' ? entry.cases : 0,
      does: doesFrom(entry.does),
      except: Object.fromEntries(
        Object.entries(objectFrom(entry.except)).map(([path, does]) => [path, doesFrom(does)]),
      ),
    });
  }
  return found;
}

const textsFrom = (json: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(objectFrom(json)).map(([name, text]) => [name, stringFrom(text) ?? '']));

function doesFrom(json: unknown): Partial<Record<ToolFault, ToolBehaviour>> {
  const entry = objectFrom(json);
  const does: Partial<Record<ToolFault, ToolBehaviour>> = {};
  for (const fault of faults) {
    const word = stringFrom(entry[fault]);
    if (word !== undefined && behaviours.includes(word)) does[fault] = word as ToolBehaviour;
  }
  return does;
}
