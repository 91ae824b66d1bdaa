import type { Context } from '../../spec/context.ts';
import { isLicenseClassifier, isPrivateClassifier, pythonOfClassifier } from '../../standards/classifiers.ts';
import { referenceLink } from './keys.ts';
import { code, count, heading, list, type Page, plain, render } from './markdown.ts';
import { pythonSentence } from './pythons.ts';

/** What the first level of a classifier speaks of. */
const CATEGORIES: Readonly<Record<string, string>> = {
  'Development Status': 'How far the project is, in seven steps from planning to inactive.',
  Environment: 'In what surroundings it runs: a terminal, a browser, a graphics card.',
  Framework: 'The framework that it belongs to or extends.',
  'Intended Audience': 'Whom it is made for.',
  License: 'The terms of use.',
  'Natural Language': 'The languages that its users see.',
  'Operating System': 'The systems on which it runs.',
  'Programming Language': 'The languages it is written in, and the Pythons on which it is known to run.',
  Topic: 'What it is about.',
  Typing: 'How far it carries type annotations.',
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
  const [category = '', ...levels] = classifier.split(' :: ');
  const sentence = Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined;
  if (levels.length < 2) return sentence;
  return [sentence, `${levels.map((level) => plain(level)).join(' › ')}.`].filter(Boolean).join(' ');
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
