import type { DocumentContext } from '../../spec/context.ts';
import type { Language } from '../../spec/shape.ts';
import { normalizeName } from '../../standards/names.ts';

/** Names for keys that the project chooses, as most projects choose them. */
export function namesToChoose(context: DocumentContext, language: Language | undefined): readonly string[] {
  switch (language) {
    case 'group-name':
      return ['dev', 'test', 'docs', 'lint', 'typing'];
    case 'extra-name':
      return ['dev', 'test', 'docs', 'all'];
    case 'script-name': {
      const name = context.project.name?.value;
      return name === undefined || name === '' ? [] : [normalizeName(name)];
    }
    case 'entry-point-group':
      return ENTRY_POINT_GROUPS;
    default:
      return [];
  }
}

/** Groups that widely used projects look up. */
const ENTRY_POINT_GROUPS = [
  'pytest11',
  'flake8.extension',
  'mkdocs.plugins',
  'sphinx.html_themes',
  'pygments.lexers',
  'babel.extractors',
  'sqlalchemy.dialects',
  'distutils.commands',
  'setuptools.finalize_distribution_options',
  'hatch',
];
