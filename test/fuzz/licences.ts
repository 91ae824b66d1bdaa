import { parseImportName } from '../../server/src/standards/import-names.ts';
import { isRefused, type StandardProblem } from '../../server/src/standards/problem.ts';
import { licencesFrom, parseLicenseExpression } from '../../server/src/standards/spdx.ts';
import { applyEdits } from '../../server/src/text/span.ts';
import { dataFile } from '../standards/data.ts';
import type { Random } from './random.ts';

interface Question {
  readonly kind: 'license' | 'import-name';
  readonly text: string;
}

const licences = licencesFrom(dataFile('licenses.json'));
const ids = licences.all.map(({ id }) => id);
const exceptions = licences.exceptions.map(({ id }) => id);
const SPACES = [' ', ' ', ' ', '  ', '\t', '\u00a0', '\u001c', ''];
const ODD = ['BSD', 'GPLv3', 'MIT License', '+', 'İ', 'K', '\ud800', ',', '/', '&', 'é', 'x', '-', '_'];

/** A licence expression or an import name: half sound, half bent. */
export function ask(r: Random): Question {
  if (r.chance(0.8)) return { kind: 'license', text: r.chance(0.5) ? bent(r, sound(r)) : words(r) };
  return { kind: 'import-name', text: r.chance(0.5) ? importName(r) : bent(r, importName(r)) };
}

function sound(r: Random): string {
  let text = operand(r);
  for (let i = r.below(5); i > 0; i--) {
    if (r.chance(0.3)) text = `(${text})`;
    text = r.chance(0.5)
      ? `${text} ${cased(r, 'AND')} ${operand(r)}`
      : `${operand(r)} ${cased(r, 'OR')} ${text}`;
  }
  return text;
}

const operand = (r: Random): string => {
  const id = r.chance(0.8) ? cased(r, r.pick(ids)) : reference(r);
  const plus = r.chance(0.1) ? '+' : '';
  return r.chance(0.2) ? `${id}${plus} ${cased(r, 'WITH')} ${cased(r, r.pick(exceptions))}` : id + plus;
};

const reference = (r: Random): string =>
  cased(r, 'LicenseRef-') + Array.from({ length: r.below(5) }, () => r.pick([...'aAbZ0.-_+'])).join('');

function words(r: Random): string {
  const word = (): string => {
    const choice = r.below(20);
    if (choice < 7) return operand(r);
    if (choice < 9) return cased(r, r.pick(exceptions));
    if (choice < 14) return cased(r, r.pick(['AND', 'OR', 'WITH']));
    if (choice < 17) return r.pick(['(', ')']);
    return r.pick(ODD);
  };
  return Array.from({ length: r.below(7) }, () => word() + r.pick(SPACES)).join('');
}

const importName = (r: Random): string => {
  const part = (): string =>
    r.pick(['spam', 'eggs', '_x', 'größe', 'class', 'match', '2a', 'a-b', '', '名', 'a\u00b7']);
  const name = Array.from({ length: 1 + r.below(3) }, part).join('.');
  return name + r.pick(['', '', '; private', ';private', ' ;  private ', '; public', ';', ' ', ';private;']);
};

function bent(r: Random, text: string): string {
  const at = r.below(text.length + 1);
  const put = r.pick(['', ' ', '(', ')', '+', ' and ', ' with ', ';', '.', ...ODD]);
  return text.slice(0, at) + put + text.slice(at + r.below(3));
}

const cased = (r: Random, text: string): string => {
  const choice = r.below(5);
  return choice === 0 ? text.toLowerCase() : choice === 1 ? text.toUpperCase() : text;
};

/** Our answer in the form of the oracle's: the normal form, or whether the name is valid; `null` when refused. */
export function answer({ kind, text }: Question): unknown {
  if (kind === 'license') {
    const expression = parseLicenseExpression(text, licences);
    check(text, expression.problems);
    return expression.normal ?? null;
  }
  const { problems } = parseImportName(text);
  check(text, problems);
  // pyproject-metadata strips what stands at the end, packaging does not.
  const isDisputed = problems.some(({ code }) => code === 'import-name-space');
  return isRefused(problems) || isDisputed ? null : true;
}

/** What must hold of every problem, whatever the text. */
function check(text: string, problems: readonly StandardProblem[]): void {
  for (const { code, span, repair } of problems) {
    const isInside = span.start >= 0 && span.end <= text.length && span.start <= span.end;
    if (!isInside || (span.start === span.end && text !== ''))
      throw new Error(`${code}: span ${span.start}–${span.end}`);
    if (repair !== undefined && applyEdits(text, repair.edits) === undefined)
      throw new Error(`${code}: edits overlap`);
  }
}
