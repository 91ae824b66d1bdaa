import { zipSync } from 'fflate';

/** What a wheel for a test holds. */
export interface WheelParts {
  /** Fields of METADATA; a list is a field that occurs more than once. */
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly description?: string;
  readonly entryPoints?: string;
  readonly topLevel?: string;
  readonly tags?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly record?: string;
}

/** The bytes of a small wheel. */
export function wheelBytes(parts: WheelParts): Uint8Array {
  const info = 'demo-1.dist-info';
  const fields = { 'Metadata-Version': '2.4', Name: 'demo', Version: '1', ...parts.fields };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: string) => `${name}: ${one}\n`),
  );
  const tags = (parts.tags ?? ['py3-none-any']).map((tag) => `Tag: ${tag}\n`);
  const files: Record<string, string> = {
    ...parts.files,
    [`${info}/METADATA`]: `${lines.join('')}\n${parts.description ?? ''}`,
    [`${info}/WHEEL`]: `Wheel-Version: 1.0\nRoot-Is-Purelib: true\n${tags.join('')}`,
    ...(parts.entryPoints === undefined ? {} : { [`${info}/entry_points.txt`]: parts.entryPoints }),
    ...(parts.topLevel === undefined ? {} : { [`${info}/top_level.txt`]: parts.topLevel }),
  };
  files[`${info}/RECORD`] =
    parts.record ?? [...Object.keys(files), `${info}/RECORD`].map((name) => `${name},,\n`).join('');
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])),
  );
}
