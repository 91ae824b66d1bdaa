import type { MigrationPlan, Place, Verification } from './plan.ts';

/** What a migration does, in Markdown: fields, leftovers, evidence, and what to do next. */
export function migrationReport(plan: MigrationPlan, proof?: Verification): string {
  const parts = [
    plan.replaces === undefined
      ? `# ${plan.sources.join(', ')} → pyproject.toml`
      : `# pyproject.toml: ${plan.replaces} → ${plan.backend}`,
    plan.status === 'declined'
      ? list(
          'Not migrated',
          plan.declined.map((one) => `${place(one)}: ${one.reason}`),
        )
      : `Back-end: ${plan.backend ?? 'none'}`,
    evidence(proof),
    table(
      'Fields',
      ['before', 'after', 'how'],
      plan.fields.map(({ key, was, from, how }) => [
        `\`${was}\` (${place(from)})`,
        `\`${key}\``,
        how ?? 'copied',
      ]),
    ),
    table(
      'Fixed from now on',
      ['field', 'value', 'why'],
      plan.frozen.map(({ key, value, from, why }) => [`\`${key}\` (${place(from)})`, `\`${value}\``, why]),
    ),
    list(
      'Not carried over',
      plan.leftovers.map((one) => `${place(one)}: \`${one.what}\`. ${one.why}`),
    ),
    list(
      'Choices',
      plan.choices.map(({ text }) => text),
    ),
    list(
      'To know',
      plan.notes.map(({ at, text }) => (at === undefined ? text : `${place(at)}: ${text}`)),
    ),
    plan.status === 'migrated'
      ? list('What to do next', [
          ...(proof === undefined ? ['Build it: `Pyproject: Build Package`.'] : []),
          'Look at the Problems of pyproject.toml.',
          'Commit the change, and run the tests of the project.',
        ])
      : '',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function evidence(proof: Verification | undefined): string {
  if (proof === undefined) return '';
  const rows = proof.differences.map(({ what, before, after, explained }) => [
    what,
    before,
    after,
    explained ?? '**not explained**',
  ]);
  const word =
    proof.status === 'same' ? 'Verified' : proof.status === 'different' ? 'Different' : 'Not verified';
  const differences = table('Differences', ['what', 'before', 'after', 'why it is the same'], rows);
  const fields = table(
    'Metadata',
    ['field', 'before', 'after'],
    proof.fields.map(({ field, before, after }) => [field, before, after === before ? 'the same' : after]),
  );
  return [`**${word}.** ${proof.message}`, differences, fields].filter((part) => part !== '').join('\n\n');
}

const place = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${line}`);

const list = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `## ${title}\n${items.map((item) => `- ${item}`).join('\n')}`;

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [`## ${title}`, line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (text: string): string => {
  const flat = text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, '<br>');
  return flat.length > 400 ? `${flat.slice(0, 400)}…` : flat;
};
