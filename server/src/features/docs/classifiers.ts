import type { Context } from '../../spec/context.ts';
import { isLicenseClassifier, isPrivateClassifier, pythonOfClassifier } from '../../standards/classifiers.ts';
import { referenceLink } from './keys.ts';
import { code, count, heading, list, type Page, plain, render } from './markdown.ts';
import { pythonSentence } from './pythons.ts';

/** What a level of a classifier says, for the levels that need words; those before it in the path come first. */
const LEVELS: Readonly<Record<string, string>> = {
  'Development Status': 'How far the project is.',
  'Development Status :: 1 - Planning': 'Little but a plan so far.',
  'Development Status :: 2 - Pre-Alpha': 'First code, nothing to rely on.',
  'Development Status :: 3 - Alpha': 'For those who want to try it early; it will change.',
  'Development Status :: 4 - Beta': 'Usable, and still changing.',
  'Development Status :: 5 - Production/Stable': 'Ready for daily use; changes are made with care.',
  'Development Status :: 6 - Mature': 'Complete and long proven; little changes.',
  'Development Status :: 7 - Inactive': 'No longer worked on.',
  Environment: 'In what surroundings it runs.',
  'Environment :: Console': 'It is used from a terminal.',
  'Environment :: GPU': 'It computes on a graphics processor.',
  'Environment :: Web Environment': 'It is used in a browser or serves one.',
  Framework: 'The framework that it belongs to or extends.',
  'Intended Audience': 'Whom it is made for.',
  License: 'The terms of use.',
  'License :: OSI Approved': 'A licence that the Open Source Initiative approved.',
  'Natural Language': 'The languages that its users see.',
  'Operating System': 'The systems on which it runs.',
  'Operating System :: OS Independent': 'It does not depend on the system.',
  'Operating System :: POSIX': 'Systems of the Unix kind.',
  'Programming Language': 'The languages it is written in or runs on.',
  'Programming Language :: Python :: Implementation': 'The interpreters on which it runs.',
  'Programming Language :: Python :: 2 :: Only': 'It does not run on Python 3.',
  'Programming Language :: Python :: 3 :: Only': 'It does not run on Python 2.',
  'Programming Language :: Python :: Free Threading':
    'How well it bears Python without the global interpreter lock.',
  Topic: 'What it is about.',
  Typing: 'Whether it carries type annotations.',
  'Typing :: Typed': 'It ships its own, with a `py.typed` file.',
  'Typing :: Stubs Only': 'It ships nothing but the annotations of another package.',
};

/** The page about one classifier, listed or not. */
export function classifierPage(ctx: Context, classifier: string): Page {
  return {
    title: heading(plain(classifier), 'trove classifier'),
    body: [meaning(classifier), standing(ctx, classifier)],
    details: [
      pythonOf(ctx, classifier),
      below(ctx, classifier),
      isLicenseClassifier(classifier)
        ? 'Licence classifiers are deprecated (PEP 639): write the SPDX expression in `license`.'
        : undefined,
    ],
    footer: [referenceLink('core-metadata#classifier-multiple-use')],
  };
}

/** The page about one classifier, as Markdown. */
export const classifierDocs = (ctx: Context, classifier: string): string =>
  render(classifierPage(ctx, classifier));

function meaning(classifier: string): string | undefined {
  if (isPrivateClassifier(classifier)) {
    return 'Not in the list on purpose: public indexes refuse every upload with a classifier that begins with `Private ::`.';
  }
  const said: string[] = [];
  for (let end = classifier.indexOf(' :: '); said.length < 5; end = classifier.indexOf(' :: ', end + 1)) {
    const level = end < 0 ? classifier : classifier.slice(0, end);
    const words = Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;
    if (words !== undefined) said.push(words);
    if (end < 0) break;
  }
  return said.length === 0 ? undefined : said.join(' ');
}

/** Whether indexes take it. */
function standing({ data: { classifiers } }: Context, classifier: string): string | undefined {
  const successors = classifiers.deprecated(classifier);
  if (successors !== undefined) {
    const instead =
      successors.length === 0 ? 'It has no successor.' : `Use ${list(successors.map((text) => code(text)))}.`;
    return `**Deprecated:** indexes refuse new uploads with it. ${instead}`;
  }
  if (classifiers.has(classifier)) return undefined;
  const near = classifiers.closest(classifier);
  return `Not in the list of classifiers, so an index refuses the upload.${near === undefined ? '' : ` Did you mean ${code(near)}?`}`;
}

function below({ data: { classifiers } }: Context, classifier: string): string | undefined {
  const levels = classifiers.children(classifier);
  return levels.length === 0 ? undefined : `${count(levels.length, 'more exact classifier')} below it.`;
}

function pythonOf(ctx: Context, classifier: string): string | undefined {
  const minor = pythonOfClassifier(classifier);
  return minor === undefined ? undefined : pythonSentence(ctx, minor);
}
