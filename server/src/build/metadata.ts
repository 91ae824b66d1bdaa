/** The core metadata of a distribution, or another file of its format, such as `WHEEL`. */
export interface Metadata {
  /** The values of a field in their order; the case of the name does not matter. */
  all(field: string): readonly string[];
  first(field: string): string | undefined;
  /** Every field that occurs, as it is first written, in order. */
  readonly fields: readonly string[];
  /** The text after the fields, which is the description where no field says it. */
  readonly description: string;
}

/** Reads a file of header fields and a body. (core-metadata) */
export function readMetadata(text: string): Metadata {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const values = new Map<string, string[]>();
  const names = new Map<string, string>();
  let open: string[] | undefined;
  let at = 0;
  for (; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line === '') {
      at += 1;
      break;
    }
    if (/^[ \t]/.test(line)) {
      if (open !== undefined) open.push(`${open.pop() ?? ''}\n${line}`);
      continue;
    }
    const colon = line.indexOf(':');
    // What is no field ends them, as for Python's reader of messages.
    if (colon <= 0) break;
    const name = line.slice(0, colon);
    const key = name.toLowerCase();
    if (!names.has(key)) names.set(key, name);
    open = values.get(key) ?? [];
    values.set(key, open);
    open.push(line.slice(colon + 1).replace(/^[ \t]+/, ''));
  }
  const body = lines.slice(at).join('\n');
  const said = values.get('description')?.[0];
  return {
    all: (field) => values.get(field.toLowerCase()) ?? [],
    first: (field) => values.get(field.toLowerCase())?.[0],
    fields: [...names.values()].filter((name) => name.toLowerCase() !== 'description'),
    description: said ?? body,
  };
}
