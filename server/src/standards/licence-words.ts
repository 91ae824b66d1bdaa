import { type Span, span } from '../text/span.ts';
import { isSpace, skip } from './chars.ts';
import { REFERENCE_PREFIX } from './licence-tree.ts';
import type { Licences } from './licences.ts';

const OPERATORS = new Set(['and', 'or', 'with']);

/**
 * The words of a licence expression: runs without white space, parentheses on their own. Words that stand side by side
 * where one licence should, one of them unknown, are one name: `Apache License 2.0`. A misspelt operator between two
 * known licences keeps them apart.
 */
export function licenceWords(text: string, licences: Licences): Span[] {
  const words: Span[] = [];
  let run: Span[] = [];
  const end = (): void => {
    words.push(...(isOneName(text, run, licences) ? joined(run) : run));
    run = [];
  };
  for (const at of plainWords(text)) {
    const word = text.slice(at.start, at.end);
    if (word !== '(' && word !== ')' && !OPERATORS.has(word.toLowerCase())) run.push(at);
    else {
      end();
      words.push(at);
    }
  }
  end();
  return words;
}

const joined = (run: readonly Span[]): Span[] => [span(run[0]?.start ?? 0, run.at(-1)?.end ?? 0)];

function isOneName(text: string, run: readonly Span[], licences: Licences): boolean {
  if (run.length < 2) return false;
  const unknown = run.map(({ start, end }) => !isKnown(text.slice(start, end), licences));
  const misspeltOperator = run.length === 3 && unknown.join() === 'false,true,false';
  return !misspeltOperator && unknown.includes(true);
}

const isKnown = (word: string, licences: Licences): boolean =>
  licences.find(word.replace(/\+$/, '')) !== undefined ||
  licences.findException(word) !== undefined ||
  (word.length > REFERENCE_PREFIX.length && word.toLowerCase().startsWith(REFERENCE_PREFIX.toLowerCase()));

function plainWords(text: string): Span[] {
  const words: Span[] = [];
  let at = skip(text, 0, text.length, isSpace);
  while (at < text.length) {
    const end = isParenthesis(text.charCodeAt(at)) ? at + 1 : skip(text, at, text.length, isWordUnit);
    words.push(span(at, end));
    at = skip(text, end, text.length, isSpace);
  }
  return words;
}

const isParenthesis = (code: number): boolean => code === 40 || code === 41;

const isWordUnit = (code: number): boolean => !isSpace(code) && !isParenthesis(code);
