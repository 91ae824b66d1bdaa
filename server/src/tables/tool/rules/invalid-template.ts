import { textOf } from '../../../model/text.ts';
import { alternatives } from '../../../spec/alternatives.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import type { StringShape } from '../../../spec/shape.ts';
import type { ToolSpec } from '../../../spec/tool.ts';
import { closest } from '../../../standards/closest.ts';
import { parseFormatTemplate } from '../../../standards/format-template.ts';
import { pathOf, walk } from '../../../toml/paths.ts';
import type { StringValue } from '../../../toml/tree.ts';
import { askFix } from '../../shared/fixes.ts';
import { editsInside } from '../../shared/string-findings.ts';
import { listed, quoted } from '../../shared/words.ts';
import { behaviourOf, consequence, severityOf } from '../check/behaviour.ts';
import { presentTables } from '../check/problems.ts';
import { keyWords } from '../check/words.ts';

export const invalidTemplate = defineRule({
  id: 'tool/invalid-template',
  summary: 'A template cannot be filled in: a brace is left open, or a name is none that the tool puts in.',
  why:
    'The text is filled in with `str.format` of Python, which stops at a name that it is not given and at a single brace. ' +
    'A brace of its own is written twice.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: {
    bad: '[tool.setuptools_scm]\nversion_file = "a.txt"\nversion_file_template = "{verson}"\n',
    fixed: '[tool.setuptools_scm]\nversion_file = "a.txt"\nversion_file_template = "{version}"\n',
    good: '[tool.setuptools_scm]\nversion_file = "a.txt"\nversion_file_template = "{version}"\n',
  },

  *check(context) {
    for (const { tool, table, member } of presentTables(context)) {
      if (member.node === undefined) continue;
      for (const visit of walk(member.node)) {
        const { node } = visit;
        if (node.kind !== 'string' || !/[{}]/.test(node.value)) continue;
        const path = [...table.path, ...pathOf(visit)];
        const shape = templateAt(context, path);
        if (shape !== undefined) yield* faultsOf(context, tool, { node, path, shape });
      }
    }
  },
});

function templateAt(
  { registry }: DocumentContext,
  path: readonly (string | number)[],
): StringShape | undefined {
  return registry
    .describe(path)
    .flatMap(({ shape }) => alternatives(shape))
    .find((one): one is StringShape => one.type === 'string' && one.language === 'template');
}

interface At {
  readonly node: StringValue;
  readonly path: readonly (string | number)[];
  readonly shape: StringShape;
}

function* faultsOf(context: DocumentContext, tool: ToolSpec, { node, path, shape }: At): Iterable<Finding> {
  const text = textOf(node);
  if (text === undefined) return;
  const place = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  const behaviour = behaviourOf(context, { tool, place }, 'badValue');
  const severity = severityOf(behaviour, context, tool);
  const key = `\`${keyWords(path, 2)}\``;
  const end =
    behaviour === 'refuses' ? `: ${tool.title} stops when it fills it in` : consequence(tool, behaviour);
  const { fields, fault } = parseFormatTemplate(text.value);
  if (fault !== undefined)
    yield {
      at: text.at({ start: fault.at, end: fault.at + 1 }),
      severity,
      message: `${key} has ${fault.message}${end}. A brace of its own is written twice.`,
      noFix: 'What was meant to stand in the braces cannot be told.',
    };
  const known = shape.fields?.map(({ value }) => value);
  if (known === undefined || tool.putsInMore?.(context) === true) return;
  for (const { name, span } of fields) {
    if (known.includes(name)) continue;
    const near =
      closest(name, known) ?? (known.includes('') ? '' : known.length === 1 ? known[0] : undefined);
    const names = listed(known.map((one) => `\`${one === '' ? '{}' : one}\``));
    yield {
      at: name === '' ? text.span : text.at(span),
      severity,
      message: `${name === '' ? 'A field without a name' : quoted(name)} is nothing that ${tool.title} puts into ${key}${end}. It puts in ${names}.`,
      ...(near === undefined
        ? { noFix: 'What was meant cannot be told from the name.' }
        : {
            fixes: [
              askFix(`Write \`${near === '' ? '{}' : near}\``, editsInside(text, [{ span, text: near }]), [
                path,
              ]),
            ],
          }),
    };
  }
}
