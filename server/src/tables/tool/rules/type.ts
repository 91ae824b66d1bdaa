import { alternatives } from '../../../spec/alternatives.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { Fix } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import type { Shape } from '../../../spec/shape.ts';
import type { Span } from '../../../text/span.ts';
import { replace } from '../../../text/span.ts';
import { quote } from '../../../toml/strings.ts';
import type { TomlNode } from '../../../toml/tree.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { fits, nodeWords, placeOf, shapeWords } from '../../shared/shape-check.ts';
import { repairedValue } from '../../shared/type-repairs.ts';
import { behaviourOf, consequence, severityOf } from '../check/behaviour.ts';
import { isTaken } from '../check/compare.ts';
import type { ValueProblem } from '../check/problem.ts';
import { toolProblems } from '../check/problems.ts';
import { keyWords } from '../check/words.ts';

export const type = defineRule({
  id: 'tool/type',
  summary: 'A value in the table of a tool has a type that the tool does not take.',
  why:
    'Tools read their settings strictly or not at all: a number in quotes stops one, and is passed over by another. What ' +
    'each does was seen by running it; it is an error only where the tool refuses the file.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: [
    {
      bad: '[tool.ruff]\nline-length = "100"\n',
      fixed: '[tool.ruff]\nline-length = 100\n',
      good: '[tool.ruff]\nline-length = 100\n',
    },
    {
      bad: '[tool.ruff]\nexclude = "docs"\n',
      fixed: '[tool.ruff]\nexclude = ["docs"]\n',
      good: '[tool.ruff]\nexclude = ["docs"]\n',
    },
  ],

  *check(context) {
    for (const problem of toolProblems(context)) {
      if (problem.kind !== 'type') continue;
      const { tool, path, index, shape, node } = problem;
      const behaviour = behaviourOf(context, problem, 'wrongType');
      const isItem = index !== undefined && typeof path.at(-1) === 'number';
      const key = keyWords(isItem ? path.slice(0, -1) : path, 2);
      const subject = isItem ? `Each item of \`${key}\` is` : `\`${key}\` takes`;
      yield {
        at: placeOf(problem) satisfies Span,
        severity: severityOf(behaviour, context, tool),
        message: `${subject} ${shapeWords(shape)}, not ${nodeWords(node)}${consequence(tool, behaviour)}.`,
        ...fixesOr('What was meant cannot be told from the value.', repair(context, problem)),
      };
    }
  },
});

function repair({ tree }: DocumentContext, { node, shape, path, member }: ValueProblem): Fix | undefined {
  if (node.kind === 'table' || node.kind === 'table-array') return undefined;
  const source = (one: TomlNode): string => tree.text.slice(one.span.start, one.span.end);
  const value = plain(node, shape, source(node)) ?? repairedValue(node, shape, source);
  if (value === undefined) return undefined;
  const title =
    value.length > 60 || value.includes('\n') ? `Write it as ${shapeWords(shape)}` : `Change to \`${value}\``;
  const changed = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  return askFix(title, [replace(node.span, value)], [member.pair === undefined ? path : changed]);
}

/** A value that is right but for its quotes: `"100"`, `"true"`, or a number where a string is wanted. */
function plain(node: TomlNode, shape: Shape, source: string): string | undefined {
  const wanted = alternatives(shape);
  if (node.kind === 'string') {
    const text = node.value.trim();
    const types = new Set(wanted.map((one) => one.type));
    if ((types.has('integer') || types.has('number')) && /^-?\d{1,15}$/.test(text))
      return String(Number(text));
    if ((types.has('number') || types.has('float')) && /^-?\d{1,15}\.\d{1,15}$/.test(text)) return text;
    if (types.has('boolean') && /^(true|false|yes|no|on|off)$/i.test(text))
      return String(/^(true|yes|on)$/i.test(text));
    return undefined;
  }
  if (node.kind !== 'integer' && node.kind !== 'float' && node.kind !== 'boolean') return undefined;
  const string = wanted.find((one) => one.type === 'string');
  if (string === undefined || !/^(?:\d+(?:\.\d+)?|true|false)$/.test(source)) return undefined;
  const text: TomlNode = {
    kind: 'string',
    span: node.span,
    inner: node.span,
    style: 'basic',
    value: source,
    map: undefined,
  };
  return fits(string, text) && isTaken(text, string) ? quote(source) : undefined;
}
