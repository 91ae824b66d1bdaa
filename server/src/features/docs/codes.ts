import type { Codes, RuleCode, Selected } from '../../spec/codes.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Path } from '../../spec/registry.ts';
import type { ToolSpec } from '../../spec/tool.ts';
import { count, heading, link, listUpTo, type Page, plain } from './markdown.ts';

/** The tool whose table a path lies in, with its catalogue of rule codes. */
export interface ToolCodes {
  readonly tool: ToolSpec;
  readonly codes: Codes;
}

/** The rule codes that strings at a path select from; `undefined` where the tool has no catalogue. */
export function codesAt({ registry, data }: DocumentContext, path: Path): ToolCodes | undefined {
  const tool = path[0] === 'tool' ? registry.toolOf(String(path[1])) : undefined;
  return tool?.codes === undefined ? undefined : { tool, codes: data.codes(tool.codes) };
}

/** What a word that selects rules means: one rule, a group of them, or all. */
export function codePage({ tool, codes }: ToolCodes, word: string): Page | undefined {
  const selected = codes.select(word);
  if (selected === undefined) return undefined;
  const page =
    selected.rule === undefined ? groupPage(codes, word, selected) : rulePage(codes, selected.rule);
  const redirect =
    selected.redirect === undefined ? undefined : `${tool.title} calls it ${plain(selected.redirect)} today.`;
  return {
    ...page,
    details: [redirect, ...(page.details ?? [])],
    footer: [plain(codes.source), link('Documentation ↗', tool.link)],
  };
}

function rulePage(codes: Codes, rule: RuleCode): Page {
  const group = codes.groups.find(({ code }) => code === rule.group)?.name;
  const kind = [group ?? rule.category, fixWords(rule)].filter((word) => word !== undefined).join(', ');
  const title = [rule.name, kind].filter((word) => word !== undefined && word !== '').join(' · ');
  return {
    title: heading(plain(rule.code), plain(title)),
    body: [rule.summary === '' || rule.summary === rule.name ? undefined : plain(rule.summary, 400)],
    details: [
      rule.removed === undefined ? undefined : `Removed in ${plain(rule.removed)}.`,
      rule.deprecated === undefined ? undefined : `Deprecated since ${plain(rule.deprecated)}.`,
      rule.preview === true ? 'In preview: it counts only with `preview = true`.' : undefined,
      rule.optional === true ? 'Off unless it is asked for.' : undefined,
      rule.since === undefined ? undefined : `Since ${plain(rule.since)}.`,
    ],
  };
}

const fixWords = ({ fix }: RuleCode): string | undefined =>
  fix === undefined ? undefined : fix === 'always' ? 'fixable' : 'fixable at times';

function groupPage(codes: Codes, word: string, { group, rules }: Selected): Page {
  const all = codes.all.includes(word);
  const preview = rules.filter((rule) => rule.preview === true).length;
  return {
    title: heading(plain(word), all ? 'every rule' : plain(group?.name ?? 'rules that begin so')),
    body: [
      rules.length === 0
        ? 'No rule of it is left.'
        : `${count(rules.length, 'rule')}${preview === 0 ? '' : `, ${preview} of them in preview`}: ${listUpTo(
            6,
            rules.map((rule) => plain(rule.code)),
          )}.`,
    ],
  };
}
