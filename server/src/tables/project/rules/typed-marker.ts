import { defineRule } from '../../../spec/rule.ts';
import { discover } from '../../../spec/source/discovery.ts';
import { removeItemFix } from '../../shared/edits.ts';
import { listed } from '../../shared/words.ts';

export const typedMarker = defineRule({
  id: 'project/typed-marker',
  summary: 'The classifier `Typing :: Typed` stands here, but no package has a `py.typed`.',
  why: 'Type checkers use the annotations of an installed package only where it has a file `py.typed` (PEP 561); the classifier alone does nothing. A single module cannot be marked.',
  severity: 'warning',
  reference: 'PEP 561#packaging-type-information',
  examples: {
    bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\nclassifiers = ["Topic :: Utilities", "Typing :: Typed"]\n',
    fixed:
      '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\nclassifiers = ["Topic :: Utilities"]\n',
    good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\nclassifiers = ["Topic :: Utilities"]\n',
    files: { 'src/tide/__init__.py': '' },
  },

  *check(context) {
    const classifier = context.project.classifiers.find(({ value }) => value === 'Typing :: Typed');
    if (classifier === undefined) return;
    const found = discover(context);
    if (found.state !== 'found' || found.packed.length === 0) return;
    const packages = found.packed.filter(({ kind }) => kind === 'package');
    // Packages of a namespace are marked each for itself, further down.
    if (packages.some(({ path }) => context.files.kind(`${path}/__init__.py`) !== 'file')) return;
    if (
      packages.some(
        ({ path, name }) => context.files.kind(`${path}/py.typed`) !== 'missing' || name.endsWith('-stubs'),
      )
    )
      return;
    const where = listed(
      packages.map(({ path }) => `\`${path}/py.typed\``),
      'or',
    );
    yield {
      at: classifier.span,
      message:
        packages.length === 0
          ? 'Only packages can be marked as typed, by a file `py.typed`; a single module cannot, so type checkers pass over its annotations.'
          : `There is no ${where}: without it type checkers pass over the annotations of the installed package. Add the empty file.`,
      fixes: [
        removeItemFix(
          context.tree,
          classifier.array,
          classifier.index,
          ['project', 'classifiers'],
          'Remove "Typing :: Typed"',
        ),
      ],
    };
  },
});
