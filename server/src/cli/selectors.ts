import type { Level } from '../spec/finding.ts';
import { isLevel, type RuleLayer } from '../spec/levels.ts';
import type { Registry } from '../spec/registry.ts';
import { closest } from '../standards/closest.ts';
import { UsageError } from './environment.ts';
import type { Parsed } from './options.ts';

/** What `--select`, `--ignore` and `--severity` say; a name that no rule and no table has is wrong use. */
export function layerFrom(options: Parsed, registry: Registry): RuleLayer {
  const checked = (selectors: readonly string[]): readonly string[] => {
    for (const selector of selectors) expectSelector(selector, registry);
    return selectors;
  };
  const severity: Record<string, Level> = Object.create(null);
  for (const one of options.values('severity')) {
    const equals = one.lastIndexOf('=');
    const level = one.slice(equals + 1);
    if (equals < 1 || !isLevel(level)) {
      throw new UsageError(
        `\`--severity\` is rule=level with a level of off, hint, warning, error; not "${one}".`,
      );
    }
    severity[checked([one.slice(0, equals)])[0] as string] = level;
  }
  return {
    ...(options.has('select') ? { select: checked(options.values('select')) } : {}),
    ignore: checked(options.values('ignore')),
    severity,
  };
}

function expectSelector(selector: string, registry: Registry): void {
  const ids = registry.rules.map(({ id }) => id);
  const known = new Set([...ids, ...ids.map((id) => id.split('/')[0] as string), 'all']);
  if (known.has(selector)) return;
  throw new UsageError(unknownRule(selector, known));
}

/** Names the rule that was probably meant. */
export function unknownRule(name: string, known: Iterable<string>): string {
  const all = [...known];
  // Without its table a rule is still recognised.
  const near = closest(name, all) ?? all.find((id) => id.split('/')[1] === name) ?? closestTail(name, all);
  const hint =
    near === undefined ? '`pyproject-toolkit explain --all` lists them.' : `Did you mean \`${near}\`?`;
  return `There is no rule "${name}". ${hint}`;
}

function closestTail(name: string, ids: readonly string[]): string | undefined {
  const tail = closest(
    name.split('/').at(-1) as string,
    ids.flatMap((id) => id.split('/').slice(1)),
  );
  return tail === undefined ? undefined : ids.find((id) => id.endsWith(`/${tail}`));
}
