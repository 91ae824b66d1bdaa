import type { Service } from '../service.ts';
import type { Fix } from '../spec/finding.ts';
import { givenFiles } from '../spec/host.ts';
import { referenceUrl } from '../spec/reference.ts';
import { examplesOf, type Rule } from '../spec/rule.ts';

/** Where it is said: in a standard, or where the reference is an address, in the documentation of a tool. */
function source(reference: string): string {
  const address = /^https?:\/\/(.+)$/.exec(reference);
  return address === null
    ? `- Section of the standard: [${reference}](${referenceUrl(reference)})`
    : `- Documentation: [${address[1]}](${reference})`;
}

/** The page of a rule in Markdown: what `explain` prints and what the link behind a finding opens. */
export function rulePage(service: Service, rule: Rule): string {
  const examples = examplesOf(rule);
  const parts = [
    `# ${rule.id}`,
    rule.summary,
    rule.why,
    [`- Severity: ${rule.severity}`, `- Fix: ${fixOf(service, rule)}`, source(rule.reference)].join('\n'),
  ];
  for (const [index, { bad, fixed, good, files }] of examples.entries()) {
    parts.push(examples.length > 1 ? `## Example ${index + 1}` : '## Example', toml(bad));
    if (files !== undefined)
      parts.push(
        `Beside it: ${Object.keys(files)
          .map((name) => `\`${name}\``)
          .join(', ')}.`,
      );
    if (fixed !== undefined) parts.push('After the fix:', toml(fixed));
    if (good !== fixed) parts.push('Right:', toml(good));
  }
  parts.push(
    '## Another severity',
    'On one line, or on the line below a comment of its own:',
    toml(`… # pyproject: ignore[${rule.id}]\n`),
    'In the file itself, for everyone who works on the project:',
    toml(`[tool.pyproject-toolkit]\nseverity = { "${rule.id}" = "off" }\n`),
    `In VS Code the setting \`pyproject.rules\`, on the command line \`--severity ${rule.id}=off\`. The levels are \`off\`, \`hint\`, \`warning\` and \`error\`.`,
  );
  return `${parts.join('\n\n')}\n`;
}

/** Whether findings of a rule have a fix: `safe`, `ask` or none, as its first example shows. */
export function fixKind(service: Service, rule: Rule): Fix['kind'] | undefined {
  const kinds = examplesOf(rule).flatMap(({ bad, files }) => {
    const document = service.open('pyproject.toml', bad);
    const only = {
      ...(files === undefined ? {} : { files: givenFiles(files) }),
      options: { above: [{ select: [rule.id], severity: { [rule.id]: 'error' as const } }] },
    };
    return service
      .diagnostics(document, only)
      .flatMap(({ fixes }) => fixes.slice(0, 1).map(({ kind }) => kind));
  });
  return kinds.includes('safe') ? 'safe' : kinds[0];
}

function fixOf(service: Service, rule: Rule): string {
  const kind = fixKind(service, rule);
  if (kind === 'safe') return 'safe, applied by fix-all and `--fix`';
  if (kind === 'ask') return 'offered in the editor, for you to decide';
  return rule.noFix === undefined ? 'none' : `none: ${rule.noFix}`;
}

/** A fence longer than any in the text. */
function toml(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}toml\n${text.replace(/\n*$/, '\n')}${fence}`;
}
