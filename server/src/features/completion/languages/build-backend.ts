import type { Backend } from '../../../spec/backends.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { normalizeName } from '../../../standards/names.ts';
import { type Edit, insert } from '../../../text/span.ts';
import { quote } from '../../../toml/strings.ts';
import { asTable } from '../../../toml/tree.ts';
import { code } from '../../docs.ts';
import { styleOf } from '../style.ts';
import { type StringPlace, type Suggestion, whole } from '../suggestion.ts';

/** Build back-ends; choosing one adds its requirement where `requires` lacks it. */
export function* suggestBackend(place: StringPlace): Iterable<Suggestion> {
  const { context, text } = place;
  for (const backend of backendsByLikelihood(context)) {
    for (const [index, module] of backend.modules.entries()) {
      if (index > 0 && (text === '' || !module.startsWith(text))) continue;
      const additional = requireEdits(context, backend);
      yield {
        label: module,
        kind: 'value',
        detail: backend.package,
        documentation: () =>
          `${code(module)} of ${code(backend.package)}. Requires ${code(backend.requirement)}.`,
        ...whole(place),
        text: module,
        filter: `${module} ${backend.package}`,
        ...(additional.length === 0 ? {} : { additional }),
      };
    }
  }
}

/** The requirements of back-ends, for `requires`: of the declared one only, where one is declared. */
export function* backendRequirements(place: StringPlace, taken: ReadonlySet<string>): Iterable<Suggestion> {
  const { context } = place;
  const declared = context.buildSystem.backend === undefined ? undefined : context.backend?.backend;
  for (const backend of declared === undefined ? backendsByLikelihood(context) : [declared]) {
    if (taken.has(backend.package)) continue;
    yield {
      label: backend.requirement,
      kind: 'package',
      detail: 'build back-end',
      ...whole(place),
      text: backend.requirement,
    };
  }
}

/** The known back-ends, those first that `requires` names, then those that a table of theirs under `[tool]` speaks for. */
export function backendsByLikelihood({ data, buildSystem, tree }: DocumentContext): readonly Backend[] {
  const required = new Set(buildSystem.requires.map(({ value }) => nameOf(value)));
  const tool = asTable(tree.root.members.get('tool')?.node);
  const rank = (backend: Backend): number =>
    required.has(backend.package)
      ? 0
      : backend.tables.some((name) => tool?.members.has(name) === true)
        ? 1
        : 2;
  return [...data.backends.all].sort((a, b) => rank(a) - rank(b));
}

const nameOf = (requirement: string): string => normalizeName(/^\s*([\w.-]+)/.exec(requirement)?.[1] ?? '');

/** The lines of `[build-system]` for the likeliest back-end. */
export function buildSystemLines(context: DocumentContext): readonly string[] | undefined {
  const [backend] = backendsByLikelihood(context);
  const module = backend?.modules[0];
  if (backend === undefined || module === undefined) return undefined;
  return [`requires = [${quote(backend.requirement)}]`, `build-backend = ${quote(module)}`];
}

/** Puts the requirement of a back-end behind what `requires` has, or the key itself before `build-backend`. */
function requireEdits({ buildSystem, tree }: DocumentContext, backend: Backend): readonly Edit[] {
  const { requiresArray: array } = buildSystem;
  if (array === undefined) {
    const pair = buildSystem.member('build-backend')?.pair;
    const isLine = pair !== undefined && pair.key.parts.length === 1 && buildSystem.table?.form === 'header';
    if (buildSystem.member('requires') !== undefined || !isLine) return [];
    return [insert(pair.key.span.start, `requires = [${quote(backend.requirement)}]${styleOf(tree).eol}`)];
  }
  if (!array.closed || buildSystem.requires.some(({ value }) => nameOf(value) === backend.package)) return [];
  const last = array.items.at(-1);
  if (last === undefined) {
    const inside = tree.text.slice(array.span.start + 1, array.span.end - 1);
    return /^\s*$/.test(inside) ? [insert(array.span.start + 1, quote(backend.requirement))] : [];
  }
  const lineStart = tree.text.lastIndexOf('\n', last.span.start - 1) + 1;
  const before = tree.text.slice(lineStart, last.span.start);
  const gap = lineStart > array.span.start && /^[ \t]*$/.test(before) ? styleOf(tree).eol + before : ' ';
  return [insert(last.span.end, `,${gap}${quote(backend.requirement)}`)];
}
