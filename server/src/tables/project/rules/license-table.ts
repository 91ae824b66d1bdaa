import { textOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { declaredBehaviour } from '../../../spec/declared-behaviour.ts';
import type { Finding, Fix } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { licenseOfClassifiers } from '../../../standards/license-classifiers.ts';
import { parseLicenseExpression } from '../../../standards/spdx.ts';
import { asTable, type Table } from '../../../toml/tree.ts';
import { expressionFix, licenseClassifiers, sameLicence } from '../../shared/license.ts';

export const licenseTable = defineRule({
  id: 'project/license-table',
  summary: 'The licence is written as a table.',
  why: 'PEP 639 replaced `{text = …}` and `{file = …}` by an SPDX expression and `license-files`. setuptools warns at every build and will refuse the table; an index shows the expression, but not free text. A table with both keys, with neither, or beside `license-files` is refused already.',
  severity: 'warning',
  reference: 'pyproject-toml#license',
  examples: [
    {
      bad: '[build-system]\nrequires = ["setuptools>=61"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\nlicense = {text = "MIT"}\n',
      fixed:
        '[build-system]\nrequires = ["setuptools>=77.0.3"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\nlicense = "MIT"\n',
      good: '[build-system]\nrequires = ["setuptools>=77.0.3"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\nlicense = "MIT"\n',
    },
  ],

  *check(context): Iterable<Finding> {
    const { project } = context;
    const member = project.member('license');
    const table = asTable(member?.node);
    if (member === undefined || table === undefined) return;

    const file = table.members.get('file');
    const text = table.members.get('text');
    if (file !== undefined && text !== undefined) {
      yield {
        at: text.key.span,
        severity: 'error',
        message:
          'The licence table has either `text` or `file`, not both: back-ends refuse it. Leave one out, or write the SPDX expression.',
        related: [{ at: file.key.span, message: 'The other one.' }],
        noFix: 'Which of the two holds cannot be told from the text.',
      };
      return;
    }
    if (file === undefined && text === undefined) {
      yield {
        at: member.key.span,
        severity: 'error',
        message:
          'The licence table has neither `text` nor `file`: back-ends refuse it. Write the SPDX expression, such as `license = "MIT"`.',
        noFix: 'Which licence is meant cannot be told from the text.',
      };
      return;
    }

    const files = project.member('license-files');
    if (files !== undefined) {
      yield {
        at: files.key.span,
        severity: 'error',
        message:
          '`license-files` stands beside a licence table, which the standard orders to refuse: it goes with an SPDX expression only.',
        related: [{ at: member.key.span, message: 'The table.' }],
        noFix: 'Writing the table as an expression mends it: see there.',
      };
    }
    yield deprecated(context, table);
  },
});

function deprecated(context: DocumentContext, table: Table): Finding {
  const behaviour = declaredBehaviour(
    context,
    table.members.has('file') ? 'license-table-file' : 'license-table-text',
  );
  const warns = behaviour?.now.does === 'warns';
  const { fixes, reason } = fixesFor(context, table);
  const member = context.project.member('license');
  return {
    at: member?.pair?.value?.span ?? member?.key.span ?? table.span,
    tag: 'deprecated',
    message: `The table form of \`license\` is deprecated (PEP 639): ${
      warns ? `${behaviour?.name} warns about it at every build` : 'newer back-ends warn, later ones refuse'
    }. Write the SPDX expression.`,
    ...(fixes.length > 0 ? { fixes } : { noFix: reason }),
  };
}

function fixesFor(context: DocumentContext, table: Table): { fixes: readonly Fix[]; reason: string } {
  const { project, data } = context;
  const file = textOf(table.members.get('file')?.node)?.value;
  const text = textOf(table.members.get('text')?.node)?.value;
  const named = licenseOfClassifiers(
    licenseClassifiers(project).map(({ value }) => value),
    data.licenseClassifiers,
  );
  if (file === undefined && text === undefined)
    return { fixes: [], reason: 'Which licence is meant cannot be told from the text.' };

  const files = file === undefined || shipsByItself(context, file) ? [] : [file];
  const own = text === undefined ? undefined : expressionOf(text, context);
  const reason =
    text === undefined
      ? `The licence in "${file}" is not named in this file: look up its SPDX identifier.`
      : 'The text is no name of a single licence of the SPDX list.';

  if (own?.certain !== undefined) {
    const isCertain =
      named === undefined ||
      named.candidates.length === 0 ||
      named.candidates.some((id) => sameLicence(own.certain ?? '', id));
    return { fixes: [expressionFix(context, { expression: own.certain, isCertain, files })], reason };
  }
  const only = named?.certain;
  if (only !== undefined) {
    const fix = expressionFix(context, {
      expression: only,
      isCertain: text === undefined || text.length > 120,
      files,
    });
    return { fixes: [fix], reason };
  }
  const candidates = [...(own?.candidates ?? []), ...(named?.candidates ?? [])];
  return {
    fixes: [...new Set(candidates)]
      .slice(0, 4)
      .map((expression) => expressionFix(context, { expression, isCertain: false, files })),
    reason,
  };
}

/** The expression that a text is, or the licences it may name. */
function expressionOf(
  text: string,
  { data }: DocumentContext,
): { certain?: string; candidates: readonly string[] } {
  const { normal } = parseLicenseExpression(text, data.licences);
  if (normal !== undefined) return { certain: normal, candidates: [normal] };
  const guess = data.licences.guess(text);
  if (guess.candidates.length > 0) return guess;
  const name = text
    .trim()
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return { candidates: name === '' || name.length > 40 ? [] : [`LicenseRef-${name}`] };
}

/** Whether the declared back-end puts a licence file of this name into the distribution without being told. */
function shipsByItself(context: DocumentContext, file: string): boolean {
  const behaviour = declaredBehaviour(context, 'license-files-default');
  return behaviour?.now.does === 'accepts' && /^(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$/i.test(file);
}
