/**
 * Reads `entry_points.txt`: group to name to object reference, white space left out of references. Groups without an
 * entry are left out. (entry-points#file-format)
 */
export function readEntryPoints(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const groups = new Map<string, Map<string, string>>();
  let group: Map<string, string> | undefined;
  let last: string | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const stripped = line.trim();
    if (stripped === '' || stripped.startsWith('#') || stripped.startsWith(';')) continue;
    const [, header] = /^\[([^\]]+)\]/.exec(stripped) ?? [];
    const equals = stripped.indexOf('=');
    if (header !== undefined) {
      group = groups.get(header) ?? new Map();
      groups.set(header, group);
      last = undefined;
    } else if (/^[ \t]/.test(line) && group !== undefined && last !== undefined) {
      group.set(last, (group.get(last) ?? '') + stripped.replace(/\s+/g, ''));
    } else if (equals > 0) {
      last = stripped.slice(0, equals).trim();
      group?.set(last, stripped.slice(equals + 1).replace(/\s+/g, ''));
    }
  }
  return new Map([...groups].filter(([, entries]) => entries.size > 0));
}
