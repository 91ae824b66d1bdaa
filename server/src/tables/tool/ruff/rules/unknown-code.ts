import type { Selected } from '../../../../spec/codes.ts';
import type { DocumentContext } from '../../../../spec/context.ts';
import type { Finding, Fix } from '../../../../spec/finding.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { removeItemFix } from '../../../shared/edits.ts';
import { askFix, safeFix } from '../../../shared/fixes.ts';
import { rewrite } from '../../../shared/string-findings.ts';
import { suggester } from '../../../shared/suggest.ts';
import { quoted } from '../../../shared/words.ts';
import type { Selector } from '../../check/selectors.ts';
import { keepsOut, newerThanData, olderThan, toolVersion } from '../../check/tool-version.ts';
import { isPreview, ruffSelectors } from '../selectors.ts';

/** Settings in which a removed rule makes Ruff stop. */
const SELECTING = ['select', 'extend-select', 'fixable', 'extend-fixable', 'unfixable', 'extend-unfixable'];

export const unknownCode = defineRule({
  id: 'ruff/unknown-code',
  summary: 'A rule of Ruff is selected or ignored that it does not have.',
  why:
    'Ruff refuses to run while a list of rules names one that it does not know, or selects one that it has removed. In preview ' +
    'mode it only warns of unknown ones, and takes names and categories of rules too. Former codes of rules still work.',
  severity: 'error',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: [
    {
      bad: '[tool.ruff.lint]\nselect = ["E", "F4O1"]\n',
      fixed: '[tool.ruff.lint]\nselect = ["E", "F401"]\n',
      good: '[tool.ruff.lint]\nselect = ["E", "F401"]\n',
    },
    {
      bad: '[tool.ruff.lint]\nselect = ["F", "ANN101"]\n',
      fixed: '[tool.ruff.lint]\nselect = ["F"]\n',
      good: '[tool.ruff.lint]\nselect = ["F", "ANN"]\n',
    },
    {
      bad: '[tool.ruff.lint]\nselect = ["TCH001"]\n',
      fixed: '[tool.ruff.lint]\nselect = ["TC001"]\n',
      good: '[tool.ruff.lint]\nselect = ["TC001"]\n',
    },
  ],

  *check(context) {
    const codes = context.data.codes('ruff');
    const preview = isPreview(context);
    let suggest: ((word: string) => string | undefined) | undefined;
    for (const selector of ruffSelectors(context)) {
      const word = selector.text.value;
      const found = codes.select(word);
      if (found === undefined) {
        suggest ??= suggester([
          ...codes.codes.map(({ code }) => code),
          ...codes.groups.map(({ code }) => code),
          ...codes.all,
        ]);
        // A code of a known group that is new to our data may be newer than they are.
        const isNew = codes.groups.some(
          ({ code }) => word.startsWith(code) && /^\d{3,4}$/.test(word.slice(code.length)),
        );
        const near = suggest(word);
        // A release after it may have it.
        if (isNew && isNewer(context)) continue;
        yield {
          at: selector.text.span,
          severity: isNew || preview || isNewer(context) ? 'warning' : 'error',
          message:
            `${quoted(word)} is no rule of Ruff ${codes.version ?? ''}: it ${preview ? 'skips it with a warning' : 'refuses to run'}.` +
            (near === undefined ? '' : ` Did you mean ${quoted(near)}?`),
          ...withFixes(
            near === undefined
              ? []
              : [askFix(`Change to \`${near}\``, [rewrite(selector.text, near)], [selector.path])],
            removal(context, selector),
          ),
        };
      } else yield* known(context, selector, found, preview);
    }
  },
});

const ruffOf = ({ registry }: DocumentContext) => registry.toolOf('ruff');

/** Whether the project uses a later release than the one that our data speak of. */
function isNewer(context: DocumentContext): boolean {
  const ruff = ruffOf(context);
  return ruff !== undefined && newerThanData(context, ruff) !== undefined;
}

/** Whether the very release of the project is known, and not later than our data. */
function hasRelease(context: DocumentContext): boolean {
  const ruff = ruffOf(context);
  const used = ruff && toolVersion(context, ruff);
  return used !== undefined && used.from !== 'requirement' && !isNewer(context);
}

/** Whether the project uses a release that still has what a later one removed. */
function mayHave(context: DocumentContext, removed: string): boolean {
  const ruff = ruffOf(context);
  return (
    ruff !== undefined &&
    (olderThan(context, ruff, removed) !== undefined || keepsOut(context, ruff, removed))
  );
}

type Trees = Parameters<typeof ruffSelectors>[0];

function* known(context: Trees, selector: Selector, found: Selected, preview: boolean): Generator<Finding> {
  const word = selector.text.value;
  const { rule, redirect } = found;
  if (found.by !== undefined && !preview) {
    if (isNewer(context)) return;
    const code = rule?.code;
    const fixes =
      code === undefined || code === word
        ? []
        : [askFix(`Change to \`${code}\``, [rewrite(selector.text, code)], [selector.path])];
    yield {
      at: selector.text.span,
      severity: hasRelease(context) ? 'error' : 'warning',
      message:
        `${quoted(word)} selects by ${found.by}, which Ruff takes in preview mode only: it refuses to run.` +
        (fixes.length === 0 ? ' Set `preview = true`, or write codes.' : ` Write ${quoted(code as string)}.`),
      ...withFixes(fixes, removal(context, selector)),
    };
  } else if (rule?.removed !== undefined) {
    if (mayHave(context, rule.removed)) return;
    const stops = SELECTING.includes(selector.key);
    yield {
      at: selector.text.span,
      severity: !stops ? 'hint' : hasRelease(context) ? 'error' : 'warning',
      message: `Ruff removed the rule ${quoted(rule.code)} in ${rule.removed}: ${stops ? 'it refuses to run while it is selected' : 'to name it here has no effect'}.`,
      ...withFixes([], removal(context, selector)),
    };
  } else if (redirect !== undefined) {
    yield {
      at: selector.text.span,
      severity: 'hint',
      tag: 'deprecated',
      message: `${quoted(word)} is a former name of ${quoted(redirect)}.`,
      fixes: [safeFix(`Change to \`${redirect}\``, [rewrite(selector.text, redirect)], [selector.path])],
    };
  } else if (
    rule?.preview === true &&
    !preview &&
    (selector.key === 'select' || selector.key === 'extend-select')
  ) {
    yield {
      at: selector.text.span,
      severity: 'warning',
      message: `${quoted(word)} is in preview: without \`preview = true\` in \`[tool.ruff.lint]\` Ruff warns, and to select it has no effect.`,
      noFix: 'Preview mode changes other rules too.',
    };
  }
}

function removal({ tree }: Trees, { item, path, text }: Selector): Fix | undefined {
  return item === undefined
    ? undefined
    : removeItemFix(tree, item.array, item.index, path, `Remove ${quoted(text.value)}`);
}

function withFixes(fixes: readonly Fix[], more: Fix | undefined): Pick<Finding, 'fixes' | 'noFix'> {
  const all = more === undefined ? fixes : [...fixes, more];
  return all.length === 0 ? { noFix: 'What was meant cannot be told from the text.' } : { fixes: all };
}
