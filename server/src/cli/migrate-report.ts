import type { Verification } from '../build/verify.ts';
import type { MigrationPlan } from '../migrate/plan.ts';
import { shown } from './style.ts';

const place = ({ file, line }: { file: string; line?: number }): string =>
  line === undefined ? file : `${file}:${line}`;

/** What a migration does and whether that is proved, in lines for a terminal. */
export function migrationReport(plan: MigrationPlan, written: boolean, proof?: Verification): string {
  const lines: string[] = [];
  const sources = plan.sources.join(', ');
  const left = plan.leftovers.map((one) => `  not carried over: ${place(one)} ${one.what}: ${one.why}`);
  if (plan.status === 'nothing') {
    lines.push('Nothing to migrate: there is no source that pyproject.toml does not have already.', ...left);
    return `${lines.map(shown).join('\n')}\n`;
  }
  if (plan.status === 'declined') {
    lines.push(
      `${sources === '' ? 'pyproject.toml' : sources}: not ${sources === '' ? 'changed' : 'migrated'}`,
    );
    for (const one of plan.declined) lines.push(`  ${place(one)} ${one.reason}`);
    return `${lines.map(shown).join('\n')}\n`;
  }
  lines.push(
    plan.replaces === undefined
      ? `${sources} → pyproject.toml (${plan.backend ?? 'no back-end'})`
      : `pyproject.toml: ${plan.replaces} → ${plan.backend}`,
  );
  const keys = [...new Set(plan.fields.map(({ key }) => key.replace(/^project\./, '')))];
  for (const line of wrapped(keys)) lines.push(`  ${line}`);
  for (const { text } of plan.choices) lines.push(`  choice: ${text}`);
  for (const one of plan.frozen)
    lines.push(`  fixed: ${place(one.from)} ${one.key} = ${one.value} (${one.why})`);
  lines.push(...left);
  for (const { at, text } of plan.notes) lines.push(`  ${at === undefined ? '' : `${place(at)} `}${text}`);
  const removed = plan.files.filter(({ after }) => after === undefined).map(({ path: file }) => file);
  const changed = plan.files.filter(({ after }) => after !== undefined).map(({ path: file }) => file);
  if (proof !== undefined) lines.push(...proofLines(proof));
  if (written)
    lines.push(
      `Written: ${changed.join(', ')}.${removed.length > 0 ? ` Removed: ${removed.join(', ')}.` : ''}`,
    );
  else lines.push('Nothing written. --write to apply, --diff to see it.');
  return `${lines.map(shown).join('\n')}\n`;
}

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 96) lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(word);
  }
  return lines;
}

function proofLines({ status, message, differences }: Verification): string[] {
  const word = status === 'same' ? 'verified' : status === 'different' ? 'different' : 'not verified';
  return [
    `  ${word}: ${message}`,
    ...differences.map(
      ({ what, before, after, explained }) =>
        `    ${explained === undefined ? '! ' : ''}${what}: ${before || '(nothing)'} → ${after || '(nothing)'}${explained === undefined ? '' : ` (${explained})`}`,
    ),
  ];
}
