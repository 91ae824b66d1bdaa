import type { PyprojectDocument } from '../model/document.ts';
import { textOf, textsOf } from '../model/text.ts';
import { asTable } from '../toml/tree.ts';
import type { Level } from './finding.ts';
import type { Rule } from './rule.ts';

/**
 * What one place (command line, `[tool.pyproject-toolkit]`, editor) says about rules. A selector is a rule
 * (`project/license-table`), a table (`project`) or `all`.
 */
export interface RuleLayer {
  /** Only these run. */
  readonly select?: readonly string[];
  /** These do not run. */
  readonly ignore?: readonly string[];
  /** These have another severity; `off` is as `ignore`. */
  readonly severity?: Readonly<Record<string, Level>>;
}

const levels: readonly string[] = ['error', 'warning', 'hint', 'off'];

/** Whether a text names a level. */
export const isLevel = (text: string): text is Level => levels.includes(text);

/** Whether a selector means a rule. */
export const selects = (selector: string, rule: string): boolean =>
  selector === 'all' || selector === rule || rule.startsWith(`${selector}/`);

/**
 * The level of a rule under several layers, the strongest first. In a layer the most exact word counts: a rule before
 * its table before `all`; at the same exactness severity before ignore before select.
 */
export function levelOf(rule: Rule, layers: readonly RuleLayer[]): Level | undefined {
  for (const layer of layers) {
    const level = inLayer(rule, layer);
    if (level !== undefined) return level === 'default' ? undefined : level;
  }
  return undefined;
}

function inLayer(rule: Rule, layer: RuleLayer): Level | 'default' | undefined {
  for (const exact of [rule.id, rule.id.split('/')[0] as string, 'all']) {
    const severity = layer.severity?.[exact];
    if (severity !== undefined) return severity;
    if (layer.ignore?.includes(exact)) return 'off';
    if (layer.select?.includes(exact)) return 'default';
  }
  return layer.select === undefined ? undefined : 'off';
}

/** What `[tool.pyproject-toolkit]` of the document says, where it has the table: `select`, `ignore` and `severity`. */
export function layerOf(document: PyprojectDocument): RuleLayer | undefined {
  const tool = asTable(document.tree.root.members.get('tool')?.node);
  const own = asTable(tool?.members.get('pyproject-toolkit')?.node);
  if (own === undefined) return undefined;

  const list = (key: string) => textsOf(own.members.get(key)?.node).map(({ value }) => value);
  const severity: Record<string, Level> = Object.create(null);
  for (const [name, member] of asTable(own.members.get('severity')?.node)?.members ?? []) {
    const level = textOf(member.node)?.value;
    if (level !== undefined && isLevel(level)) severity[name] = level;
  }
  return {
    ...(own.members.has('select') ? { select: list('select') } : {}),
    ignore: list('ignore'),
    severity,
  };
}
