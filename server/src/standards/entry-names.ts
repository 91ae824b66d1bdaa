import { type Span, span } from '../text/span.ts';
import { isSpace, skip, skipBack, visible } from './chars.ts';
import { changeTo, type StandardProblem } from './problem.ts';

/** What an object reference stands for: a script needs something to call. */
export type ReferenceUse = 'script' | 'entry-point';

const MODEL = 'entry-points#data-model';

/** Why `name` is no good name of an entry point group: words and dots, each part beginning and ending with a word. */
export function groupNameProblems(name: string): StandardProblem[] {
  if (/^\w+(?:\.\w+)*$/.test(name)) return [];
  const bad = /[^\w.]+|^\.+|\.+$|\.{2,}/.exec(name);
  const start = bad?.index ?? 0;
  const message =
    'The name of an entry point group is words of letters, digits and "_" divided by single dots.';
  const fixed =
    name.length > 200
      ? ''
      : name
          .replace(/[^\w.]+/g, '_')
          .replace(/\.{2,}/g, '.')
          .replace(/^[._]+|[._]+$/g, '');
  const usable = fixed !== '' && /^\w+(?:\.\w+)*$/.test(fixed);
  return [
    {
      code: 'group-name',
      span: visible(name, start, start + (bad?.[0].length ?? name.length)),
      message,
      ...(usable ? { repair: changeTo(name, [{ span: span(0, name.length), text: fixed }], fixed) } : {}),
      reference: MODEL,
      grade: 'disputed',
    },
  ];
}

/** Why `name` is no name of an entry point or script, or one that not every installer can make a file of. */
export function entryNameProblems(name: string, use: ReferenceUse = 'entry-point'): StandardProblem[] {
  const at = span(0, name.length);
  const refuse = (
    code: string,
    place: Span,
    message: string,
    grade: 'refused' | 'disputed',
  ): StandardProblem[] => [
    { code, span: visible(name, place.start, place.end), message, reference: MODEL, grade },
  ];
  if (name.trim() === '') return refuse('entry-name-empty', at, 'The name is empty.', 'refused');
  const equals = name.indexOf('=');
  if (equals >= 0)
    return refuse(
      'entry-name',
      span(equals, equals + 1),
      'The name of an entry point cannot hold "=", which ends it in the file that is installed.',
      'refused',
    );
  const lead = skip(name, 0, name.length, isSpace);
  const trail = skipBack(name, 0, name.length, isSpace);
  if (lead > 0)
    return refuse(
      'entry-name',
      span(0, lead),
      'The name of an entry point does not begin with white space.',
      'refused',
    );
  if (trail < name.length)
    return refuse(
      'entry-name',
      span(trail, name.length),
      'The name of an entry point does not end with white space.',
      'refused',
    );
  if (/^[[#;]/.test(name))
    return refuse(
      'entry-name',
      span(0, 1),
      `The name of an entry point does not begin with "${name[0]}", which means something else in the file that is installed.`,
      'refused',
    );
  if (/[\r\n]/.test(name))
    return refuse('entry-name', at, 'The name of an entry point is one line.', 'refused');

  const bad = use === 'script' ? /[/\\\0]/.exec(name) : null;
  if (bad !== null)
    return refuse(
      'script-name',
      span(bad.index, bad.index + 1),
      'The name of a script becomes a file name, in which a slash cannot stand.',
      'refused',
    );
  const odd = /[^\w.-]+/.exec(name);
  if (odd !== null) {
    const message =
      'The standard recommends letters, digits, "_", "." and "-" only; others may not work with every tool.';
    return refuse('entry-name-character', span(odd.index, odd.index + odd[0].length), message, 'disputed');
  }
  return [];
}
