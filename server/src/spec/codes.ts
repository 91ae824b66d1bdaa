import { lazy } from '../model/lazy.ts';
import { type JsonObject, listFrom, objectFrom, stringFrom, stringsFrom } from '../standards/json.ts';

/** One rule of a tool: `F401`. */
export interface RuleCode {
  readonly code: string;
  /** The name for people: `unused-import`. */
  readonly name?: string;
  /** What it reports, in a few words. */
  readonly summary: string;
  /** The code of its group: `F`. */
  readonly group?: string;
  readonly category?: string;
  /** Whether the tool can mend what it finds. */
  readonly fix?: 'always' | 'sometimes';
  /** The version that brought it. */
  readonly since?: string;
  /** Only on request: the tool calls it experimental. */
  readonly preview?: true;
  /** Off unless it is asked for. */
  readonly optional?: true;
  /** The version that deprecated or removed it. */
  readonly deprecated?: string;
  readonly removed?: string;
}

export interface CodeGroup {
  readonly code: string;
  readonly name: string;
}

/** What a word that selects rules means. */
export interface Selected {
  /** The selector the tool reads it as, where that is another: `TC001` for `TCH001`. */
  readonly redirect?: string;
  /** The one rule of this very code. */
  readonly rule?: RuleCode;
  readonly group?: CodeGroup;
  /** The rules it selects, removed ones left out. */
  readonly rules: readonly RuleCode[];
  /** It selects by a rule's name or category. */
  readonly by?: 'name' | 'category';
}

/** The rules of a tool: `server/data/codes/<name>.json`. */
export interface Codes {
  /** What they were taken from: `ruff 0.17.5`. */
  readonly source: string;
  readonly version: string | undefined;
  /** `prefix`: the beginning of a code selects all rules below it. */
  readonly match: 'prefix' | 'exact';
  readonly codes: readonly RuleCode[];
  readonly groups: readonly CodeGroup[];
  /** Words that select every rule: `ALL`. */
  readonly all: readonly string[];
  find(code: string): RuleCode | undefined;
  /** What a selector means; `undefined` when it selects nothing. */
  select(selector: string): Selected | undefined;
}

/** Reads a catalogue of codes; what does not fit is left out. */
export function codesFrom(json: unknown): Codes {
  const data = objectFrom(json);
  const codes = listFrom(data.codes).flatMap((item) => codeFrom(objectFrom(item)));
  const groups = listFrom(data.groups).flatMap((item): CodeGroup[] => {
    const { code, name } = objectFrom(item);
    return typeof code === 'string' ? [{ code, name: stringFrom(name) ?? code }] : [];
  });
  const match = data.match === 'prefix' ? ('prefix' as const) : ('exact' as const);
  const all = stringsFrom(data.all);
  const redirects = new Map(
    Object.entries(objectFrom(data.redirects)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
  const unions = new Map(
    Object.entries(objectFrom(data.unions)).map(([word, list]) => [word, stringsFrom(list)]),
  );
  const sorted = [...codes].sort((a, b) => (a.code < b.code ? -1 : 1));
  const byCode = new Map(codes.map((code) => [code.code, code]));
  const byGroup = new Map(groups.map((group) => [group.code, group]));
  const byName = lazy(
    () => new Map(codes.flatMap((code) => (code.name === undefined ? [] : [[code.name, code]]))),
  );
  const byCategory = lazy(() => {
    const found = new Map<string, RuleCode[]>();
    for (const code of codes)
      if (code.category !== undefined) found.set(code.category, [...(found.get(code.category) ?? []), code]);
    return found;
  });
  const known = new Map<string, Selected | undefined>();

  const select = (word: string): Selected | undefined => {
    if (all.includes(word)) return { rules: alive(codes) };
    const redirect = redirects.get(word);
    const selector = redirect ?? word;
    const rule = byCode.get(selector);
    const group = byGroup.get(selector);
    const rules =
      match === 'exact'
        ? rule === undefined
          ? codes.filter((code) => code.group === selector)
          : [rule]
        : (unions.get(selector) ?? [selector]).flatMap((prefix) =>
            // A prefix holds the letters of its group whole: `E` selects nothing of `ERA`, and `P` nothing at all.
            below(prefix, sorted).filter((code) => code.group === undefined || prefix.startsWith(code.group)),
          );
    if (rules.length > 0 || group !== undefined)
      return {
        ...(redirect === undefined ? {} : { redirect }),
        ...(rule === undefined ? {} : { rule }),
        ...(group === undefined ? {} : { group }),
        rules: alive(rules),
      };
    const named = byName().get(word);
    if (named !== undefined) return { rule: named, rules: alive([named]), by: 'name' };
    const category = byCategory().get(word);
    return category === undefined ? undefined : { rules: alive(category), by: 'category' };
  };

  return {
    source: stringFrom(data.source) ?? '',
    version: stringFrom(data.version),
    match,
    codes,
    groups,
    all,
    find: (code) => byCode.get(code),
    select: (word) => {
      if (known.has(word)) return known.get(word);
      const found = select(word);
      if (known.size < 5000) known.set(word, found);
      return found;
    },
  };
}

const alive = (codes: readonly RuleCode[]) => codes.filter(({ removed }) => removed === undefined);

/** The codes that begin with a prefix, by bisection in the sorted list. */
function below(prefix: string, sorted: readonly RuleCode[]): readonly RuleCode[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as RuleCode).code < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && (sorted[end] as RuleCode).code.startsWith(prefix)) end++;
  return sorted.slice(low, end);
}

function codeFrom(json: JsonObject): RuleCode[] {
  const { code, name, summary, group, category, fix, since, deprecated, removed } = json;
  if (typeof code !== 'string') return [];
  return [
    {
      code,
      summary: stringFrom(summary) ?? '',
      ...(typeof name === 'string' ? { name } : {}),
      ...(typeof group === 'string' ? { group } : {}),
      ...(typeof category === 'string' ? { category } : {}),
      ...(fix === 'always' || fix === 'sometimes' ? { fix } : {}),
      ...(typeof since === 'string' ? { since } : {}),
      ...(json.preview === true ? { preview: true } : {}),
      ...(json.optional === true ? { optional: true } : {}),
      ...(typeof deprecated === 'string' ? { deprecated } : {}),
      ...(typeof removed === 'string' ? { removed } : {}),
    },
  ];
}
