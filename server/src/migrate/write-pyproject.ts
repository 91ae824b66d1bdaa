import { sameName } from '../standards/names.ts';
import { compareVersions, isSubsetOf, lowerBound, type parseSpecifierSet } from '../standards/pep440.ts';
import { parseRequirement } from '../standards/pep508.ts';
import { draftOf } from '../toml/draft.ts';
import { lookup } from '../toml/paths.ts';
import { asItems } from '../toml/tree.ts';
import type { Existing } from './existing.ts';
import type { MigrationFacts } from './facts.ts';
import type { Declined, MovedField } from './plan.ts';
import type { TargetResult } from './target/target.ts';
import { extendList, type NewTable, writeTables } from './toml.ts';

export type Written =
  | { readonly text: string; readonly fields: readonly MovedField[] }
  | { readonly problem: Declined };

/** Writes what a target has to say into a new pyproject.toml, or into the one that is there, in its style and order. */
export function writePyproject(existing: Existing, result: TargetResult, _facts: MigrationFacts): Written {
  const draft = draftOf(existing.text ?? '', '1.0');
  const fail = (reason: string): Written => ({ problem: { file: 'pyproject.toml', reason } });
  const requires = asItems(lookup(draft.doc.root, ['build-system', 'requires']));
  const backend = lookup(draft.doc.root, ['build-system', 'build-backend']);
  if (requires === undefined) {
    const entries = [
      { key: 'requires', value: [...result.requires] },
      { key: 'build-backend', value: result.backend },
    ];
    if (!writeTables(draft, [{ path: ['build-system'], entries }]))
      return fail('[build-system] could not be written.');
  } else {
    const there = requires.map((item) => (item.kind === 'string' ? parseRequirement(item.value) : undefined));
    const missing: string[] = [];
    const replaced = new Map<number, string>();
    for (const text of result.requires) {
      const wanted = parseRequirement(text);
      const index = there.findIndex((one) => sameName(one?.name?.text ?? '', wanted.name?.text ?? ''));
      const known = there[index];
      if (known === undefined) missing.push(text);
      else if (
        known.marker === undefined &&
        isSubsetOf(known.specifiers, wanted.specifiers) !== true &&
        wanted.specifiers.specifiers.length > 0
      ) {
        const extras = known.extras.map(({ text: one }) => one);
        replaced.set(
          index,
          `${wanted.name?.text}${extras.length === 0 ? '' : `[${extras.join(',')}]`}${merged(known.specifiers, wanted.specifiers)}`,
        );
      }
    }
    if (!extendList(draft, ['build-system', 'requires'], missing, replaced))
      return fail('[build-system] requires could not be extended.');
    const isOther =
      backend?.kind === 'string' && !backend.value.startsWith(result.backend.split(':')[0] as string);
    if (backend === undefined || isOther) {
      const entries = [{ key: 'build-backend', value: result.backend }];
      if (!writeTables(draft, [{ path: ['build-system'], entries }]))
        return fail('[build-system] could not be extended.');
    }
  }
  const tables: NewTable[] = result.tables.filter(({ entries, bare }) => entries.length > 0 || bare === true);
  for (const table of tables)
    if (!writeTables(draft, [table]))
      return fail(
        `[${table.path.join('.')}] could not be written: the file has it in a form that cannot be extended.`,
      );
  if (draft.doc.problems.length > 0) return fail('the new file would not be valid TOML.');
  return { text: finished(draft.doc.text), fields: tables.flatMap(fieldsOf) };
}

/** The wanted bounds with what the old set excludes; an upper bound of the old set stays where it leaves releases. */
function merged(
  known: ReturnType<typeof parseSpecifierSet>,
  wanted: ReturnType<typeof parseSpecifierSet>,
): string {
  const write = (set: typeof known, operators: readonly string[]): string[] =>
    set.specifiers
      .filter(({ operator }) => operators.includes(operator))
      .map(({ operator, versionText }) => operator + versionText);
  const lower = write(wanted, ['>=', '==', '~=', '>']);
  const upper = write(known, ['<', '<=']);
  const floor = lowerBound(wanted)?.version;
  const fits = known.specifiers.every(
    ({ operator, version }) =>
      !operator.startsWith('<') ||
      (version !== undefined && floor !== undefined && compareVersions(floor, version) < 0),
  );
  const limits = upper.length > 0 && fits ? upper : write(wanted, ['<', '<=']);
  return [...lower, ...limits, ...write(known, ['!='])].join(',');
}

/** One line break at the end. */
const finished = (text: string): string => `${text.replace(/(\r?\n)+$/, '')}\n`;

function fieldsOf({ path, entries }: NewTable): MovedField[] {
  return entries.flatMap(({ key, from }) =>
    from === undefined
      ? []
      : [
          {
            key: [...path, key].join('.'),
            was: from.was,
            from: from.line === undefined ? { file: from.file } : { file: from.file, line: from.line },
            ...(from.how === undefined ? {} : { how: from.how }),
          },
        ],
  );
}
