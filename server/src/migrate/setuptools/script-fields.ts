import type { Keyword } from './keywords.ts';
import type { OpenKeyword } from './merge.ts';

/** Fields that `dynamic` may leave to setup.py, with the arguments that make them. */
const FIELDS: readonly (readonly [fields: readonly string[], keywords: readonly string[]])[] = [
  [['version'], ['version']],
  [['description'], ['description']],
  [['readme'], ['long_description', 'long_description_content_type']],
  [['requires-python'], ['python_requires']],
  [['authors'], ['author', 'author_email']],
  [['maintainers'], ['maintainer', 'maintainer_email']],
  [['keywords'], ['keywords']],
  [['classifiers'], ['classifiers']],
  [['urls'], ['url', 'download_url', 'project_urls']],
  [['dependencies'], ['install_requires']],
  [['optional-dependencies'], ['extras_require']],
  [['scripts', 'gui-scripts', 'entry-points'], ['entry_points']],
];

/**
 * The fields that a setup.py which stays in any case can go on supplying, as no value of theirs holds everywhere. Their
 * arguments move from `found` and `open` to `kept`.
 */
export function fieldsOfScript(
  found: Map<string, Keyword>,
  open: Map<string, OpenKeyword>,
  kept: Set<string>,
): readonly string[] {
  return FIELDS.filter(([, keywords]) => keywords.some((name) => open.has(name))).flatMap(
    ([fields, keywords]) => {
      for (const name of keywords) {
        if (found.has(name) || open.has(name)) kept.add(name);
        found.delete(name);
        open.delete(name);
      }
      return fields;
    },
  );
}
