import { type Span, span } from '../text/span.ts';
import { type LicenceJudge, licenceJudge, operatorMeant } from './licence-problems.ts';
import {
  type LicenceOperand,
  type LicenceToken,
  type LicenseExpression,
  normalForm,
  REFERENCE_PREFIX,
  structure,
} from './licence-tree.ts';
import { licenceWords } from './licence-words.ts';
import type { Licences } from './licences.ts';
import type { StandardProblem } from './problem.ts';

export {
  describeLicence,
  describeLicense,
  type LicenceNode,
  type LicenceOperand,
  type LicenceOperation,
  type LicenceToken,
  type LicenseExpression,
} from './licence-tree.ts';
export { type Licence, type LicenceException, type Licences, licencesFrom } from './licences.ts';

/** The reference implementation gives up above this depth. */
const DEEPEST = 200;

/**
 * Parses the licence expression `text` (PEP 639), with a span for each part. Never throws; what can be read of a broken
 * expression is in `operands` and `tokens`. Time is linear in the length, depth does not matter.
 */
export function parseLicenseExpression(text: string, licences: Licences): LicenseExpression {
  const judge = licenceJudge(licences);
  const words = licenceWords(text, licences);
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) {
    judge.empty(span(0, text.length));
    return { text, tokens: [], operands: [], root: undefined, problems: judge.problems, normal: undefined };
  }

  const { tokens, operands } = readWords(text, words, licences, judge);
  const asName =
    words.length === 1 ? [] : wholeName(text, span(first.start, last.end), licences, judge.problems);
  const problems =
    asName.length > 0 ? asName : [...judge.problems].sort((a, b) => a.span.start - b.span.start);
  const isSound = !problems.some((problem) => problem.grade === 'refused');
  return {
    text,
    tokens,
    operands,
    root: isSound ? structure(tokens, operands) : undefined,
    problems,
    normal: isSound ? normalForm(tokens, licences) : undefined,
  };
}

/** A full name may contain "or" and parentheses: `GNU General Public License v3 or later (GPLv3+)`. */
function wholeName(
  text: string,
  at: Span,
  licences: Licences,
  problems: readonly StandardProblem[],
): readonly StandardProblem[] {
  if (!problems.some((problem) => problem.code === 'licence-unknown')) return [];
  const name = text.slice(at.start, at.end);
  if (licences.guess(name).certain === undefined) return [];
  const judge = licenceJudge(licences);
  judge.licence(at, name, undefined);
  return judge.problems;
}

/** What stands before the current word. */
type Before = 'start' | 'operand' | 'operator' | 'with' | 'open' | 'close';

function readWords(text: string, words: readonly Span[], licences: Licences, judge: LicenceJudge) {
  const tokens: LicenceToken[] = [];
  const operands: LicenceOperand[] = [];
  const open: Span[] = [];
  let before = 'start' as Before;

  for (const [index, at] of words.entries()) {
    const word = text.slice(at.start, at.end);
    const lower = word.toLowerCase();
    const isLast = index === words.length - 1;
    const put = (kind: LicenceToken['kind']): void => void tokens.push({ kind, span: at, text: word });

    if (word === '(') {
      if (before === 'operand' || before === 'close') judge.operatorMissing(at);
      if (before === 'with') judge.exceptionMissing(at);
      open.push(at);
      if (open.length === DEEPEST + 1) judge.tooDeep(at, DEEPEST);
      put('open');
      before = 'open';
    } else if (word === ')') {
      const opened = open.pop();
      if (opened === undefined) judge.closesNothing(at);
      else if (before === 'open') judge.emptyParentheses(span(opened.start, at.end));
      else if (before === 'operator') judge.licenceMissing(at, 'before ")"');
      else if (before === 'with') judge.exceptionMissing(at);
      put('close');
      before = 'close';
    } else if (lower === 'with') {
      const owner = operands.at(-1);
      if (before !== 'operand' || owner === undefined || owner.exception !== undefined) {
        judge.misplacedWith(at, before === 'close');
      } else if (isLast) judge.exceptionMissing(at);
      judge.operator(at, word);
      put('operator');
      before = 'with';
    } else if (lower === 'and' || lower === 'or') {
      if (before === 'with') judge.exceptionMissing(at);
      else if (before !== 'operand' && before !== 'close') judge.licenceMissing(at, `before "${word}"`);
      else if (isLast) judge.licenceMissing(at, `after "${word}"`, words[index - 1]);
      judge.operator(at, word);
      put('operator');
      before = 'operator';
    } else if (before === 'with') {
      const known = licences.findException(word);
      put(known === undefined ? 'unknown' : 'exception');
      judge.exception(at, word, known);
      const owner = operands.pop();
      if (owner !== undefined) {
        const exception = { span: at, text: word, known };
        operands.push({ ...owner, span: span(owner.span.start, at.end), exception });
      }
      before = 'operand';
    } else {
      const meant: string | undefined =
        before === 'operand' || before === 'close' ? operatorMeant(word) : undefined;
      if (meant !== undefined && licences.find(word) === undefined) {
        judge.misspeltOperator(at, word, meant);
        put('unknown');
        before = meant === 'WITH' ? 'with' : 'operator';
        continue;
      }
      if (before === 'operand' || before === 'close') judge.operatorMissing(at);
      const operand = operandOf(word, at, licences);
      put(operand.isReference ? 'reference' : operand.licence === undefined ? 'unknown' : 'licence');
      operands.push(operand);
      if (operand.isReference) judge.reference(at, word);
      else judge.licence(operand.idSpan, operand.text, operand.licence);
      before = 'operand';
    }
  }
  const end = words.at(-1)?.end ?? text.length;
  for (const at of open) judge.neverClosed(at, end);
  return { tokens, operands };
}

/** A `+` means "or later", but at the end of identifiers and of names that contain it: `GPL-2.0+`, `GPLv3+`. */
function operandOf(word: string, at: Span, licences: Licences): LicenceOperand {
  const isReference = word.toLowerCase().startsWith(REFERENCE_PREFIX.toLowerCase());
  const orLater = word.length > 1 && word.endsWith('+') && !isReference && !isWholeName(word, licences);
  const id = orLater ? word.slice(0, -1) : word;
  return {
    kind: 'licence',
    span: at,
    text: id,
    idSpan: span(at.start, at.start + id.length),
    licence: isReference ? undefined : licences.find(id),
    isReference,
    orLater,
    exception: undefined,
  };
}

const isWholeName = (word: string, licences: Licences): boolean =>
  licences.find(word) !== undefined ||
  (licences.find(word.slice(0, -1)) === undefined && licences.guess(word).certain !== undefined);
