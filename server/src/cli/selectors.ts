import type { Level } from '../spec/finding.ts';
import { isLevel, type RuleLayer } from '../spec/levels.ts';
import type { Registry } from '../spec/registry.ts';
import { nearestRule, selectorsOf } from '../spec/rule-names.ts';
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
  const known = selectorsOf(registry.rules);
  if (known.has(selector)) return;
  throw new UsageError(unknownRule(selector, known));
}

/** Names the rule that was probably meant. */
export function unknownRule(name: string, known: Iterable<string>): string {
  const near = nearestRule(name, known);
  const hint =
    near === undefined ? '`pyproject-toolkit explain --all` lists them.' : `Did you mean \`${near}\`?`;
  return `There is no rule "${name}". ${hint}`;
}
