import { alternatives } from '../../../spec/alternatives.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import type { Shape } from '../../../spec/shape.ts';
import { closest } from '../../../standards/closest.ts';
import { replace } from '../../../text/span.ts';
import { quote } from '../../../toml/strings.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { placeOf, shapeWords } from '../../shared/shape-check.ts';
import { counted, quoted } from '../../shared/words.ts';
import { behaviourOf, consequence, severityOf } from '../check/behaviour.ts';
import type { ValueProblem } from '../check/problem.ts';
import { toolProblems } from '../check/problems.ts';
import { newerThanData } from '../check/tool-version.ts';
import { keyWords, listedValues, valueWords } from '../check/words.ts';

const MOST_SUGGESTED = 100;

export const value = defineRule({
  id: 'tool/value',
  summary: 'A value in the table of a tool is none of those that the tool takes.',
  why:
    'Some settings take one of a few words, a number between two bounds, or text of a certain form. What the tool does ' +
    'with another value was seen by running it; it is an error only where the tool refuses the file.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: [
    {
      bad: '[tool.ruff.format]\nquote-style = "doubel"\n',
      fixed: '[tool.ruff.format]\nquote-style = "double"\n',
      good: '[tool.ruff.format]\nquote-style = "double"\n',
    },
    {
      bad: '[tool.ruff]\nline-length = 0\n',
      good: '[tool.ruff]\nline-length = 120\n',
    },
  ],

  *check(context) {
    let left = MOST_SUGGESTED;
    for (const problem of toolProblems(context)) {
      if (problem.kind !== 'value') continue;
      const { tool, index, path } = problem;
      // Too few items or keys are no value that was tried.
      const isCount = problem.shape.type === 'array' || problem.shape.type === 'table';
      const behaviour = isCount ? 'unknown' : behaviourOf(context, problem, 'badValue');
      const key = keyWords(
        index === undefined ? path : path.slice(0, path.length - (typeof path.at(-1) === 'number' ? 1 : 0)),
        2,
      );
      const said = says(problem, key, consequence(tool, behaviour), left-- > 0);
      yield {
        at: placeOf(problem),
        // What older releases took is right for whoever still uses one, and a word that is no slip of a known one may
        // be of a release that is not known here.
        severity:
          newerThanData(context, tool) !== undefined
            ? 'hint'
            : problem.node.kind === 'string' && said.fixes === undefined
              ? 'warning'
              : severityOf(behaviour, context, tool),
        ...said,
      };
    }
  },
});

type Rest = Pick<Finding, 'message' | 'fixes' | 'noFix'>;
const NONE = 'What was meant cannot be told from the value.';

const removedValue = ({ node, shape }: ValueProblem): string | undefined =>
  node.kind !== 'string'
    ? undefined
    : alternatives(shape)
        .flatMap((one) => (one.type === 'string' ? (one.values ?? []) : []))
        .find(({ value: text, removed }) => text === node.value && removed !== undefined)?.removed;

function says(problem: ValueProblem, key: string, end: string, suggest: boolean): Rest {
  const { node, shape, path } = problem;
  if (shape.type === 'array')
    return { message: `\`${key}\` takes ${lengthWords(shape)}${end}.`, noFix: NONE };
  if (shape.type === 'table')
    return { message: `\`${key}\` takes at least ${counted(shape.minKeys ?? 1, 'key')}${end}.`, noFix: NONE };
  const wanted = alternatives(shape);
  if (node.kind !== 'string')
    return { message: `\`${key}\` takes ${rangeWords(wanted)}${end}.`, noFix: NONE };

  const removed = removedValue(problem);
  if (removed !== undefined)
    return {
      message: `${quoted(node.value)} is no value of \`${key}\` any more${end}. ${removed}`,
      noFix: NONE,
    };
  const values = listedValues(wanted);
  const near = suggest ? closest(node.value, values) : undefined;
  const start = `${quoted(node.value)} is no value of \`${key}\`${end}.`;
  const changed = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  if (near === undefined) {
    const all = valueWords(values);
    const pattern = formWords(wanted);
    const others = wanted.filter(({ type }) => type !== 'string').map((one) => `${shapeWords(one)} or `);
    const more =
      all !== undefined
        ? ` It takes ${others.join('')}${all}.`
        : values.length === 0 && pattern !== undefined
          ? ` ${pattern}`
          : '';
    const isNumber = /^(?:0|-?[1-9]\d*)$/.test(node.value) && wanted.some(({ type }) => type === 'integer');
    return {
      message: start + more,
      ...fixesOr(
        NONE,
        isNumber
          ? askFix(`Change to \`${node.value}\``, [replace(node.span, node.value)], [changed])
          : undefined,
      ),
    };
  }
  return {
    message: `${start} Did you mean \`${near}\`?`,
    fixes: [askFix(`Change to \`${near}\``, [replace(node.span, quote(near))], [changed])],
  };
}

/** The form that strings must have, where it is short enough to be read. */
function formWords(wanted: readonly Shape[]): string | undefined {
  const [pattern, other] = wanted.flatMap((one) => (one.type === 'string' ? (one.patterns ?? []) : []));
  return pattern === undefined || other !== undefined || pattern.length > 60
    ? undefined
    : `It must match the regular expression \`${pattern}\`.`;
}

function lengthWords({ minItems = 0, maxItems }: Extract<Shape, { type: 'array' }>): string {
  if (maxItems === undefined)
    return minItems === 1 ? 'at least one item' : `at least ${counted(minItems, 'item')}`;
  if (maxItems === minItems) return `exactly ${counted(minItems, 'item')}`;
  return minItems === 0 ? `at most ${counted(maxItems, 'item')}` : `${minItems} to ${maxItems} items`;
}

function rangeWords(wanted: readonly Shape[]): string {
  for (const shape of wanted) {
    if (
      shape.type !== 'integer' &&
      shape.type !== 'number' &&
      shape.type !== 'boolean' &&
      shape.type !== 'float'
    )
      continue;
    if (shape.values !== undefined) return valueWords(shape.values.map(String)) ?? 'another value';
    if (shape.min !== undefined && shape.max !== undefined)
      return `a number from ${shape.min} to ${shape.max}`;
    if (shape.min !== undefined) return `a number of at least ${shape.min}`;
    if (shape.max !== undefined) return `a number of at most ${shape.max}`;
  }
  return 'another value';
}
