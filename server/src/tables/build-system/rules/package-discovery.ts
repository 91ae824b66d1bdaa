import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { discover } from '../../../spec/source/discovery.ts';
import { addPairFix } from '../../shared/edits.ts';
import { listed } from '../../shared/words.ts';

/** Names of folders and files that are said in a message. */
const SHOWN = 4;

export const packageDiscovery = defineRule({
  id: 'build-system/package-discovery',
  summary: 'The back-end finds no package to pack, or several and refuses to choose.',
  why: 'Every back-end looks for packages in its own way: hatchling, flit, Poetry and uv for one of the name of the project, setuptools for the only one beside this file or for all below `src`. Where that fails they refuse to build; setuptools and pdm-backend build a wheel without any code where there is nothing.',
  severity: 'warning',
  reference: 'PEP 517',
  examples: [
    {
      bad: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1"\n',
      fixed:
        '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1"\n\n[tool.setuptools]\npackages = ["tide"]\n',
      good: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1"\n\n[tool.setuptools]\npackages = ["tide"]\n',
      files: { 'tide/__init__.py': '', 'data/a.csv': '' },
    },
    {
      bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\n',
      fixed:
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\nversion = "1"\n\n[tool.hatch.build.targets.wheel]\npackages = ["src/tidepool"]\n',
      good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tidepool"\nversion = "1"\n',
      files: { 'src/tidepool/__init__.py': '' },
    },
  ],

  *check(context): Iterable<Finding> {
    const { project, buildSystem, backend } = context;
    if (project.table === undefined || buildSystem.backend === undefined || backend === undefined) return;
    const found = discover(context);
    if (found.state !== 'nothing' && found.state !== 'several') return;
    const at = buildSystem.backend.span;
    const name = backend.backend.package;
    if (found.state === 'several') {
      const shown = found.names.slice(0, SHOWN).map((one) => `\`${one}\``);
      const more = found.names.length - SHOWN;
      const words = more > 0 ? `${shown.join(', ')} and ${more} more` : listed(shown);
      yield {
        at,
        message: `setuptools finds several top-level ${found.kind} (${words}) and refuses to choose: name those to pack under \`[tool.setuptools]\`.`,
        ...severalFix(context, found),
      };
      return;
    }
    if (context.files.list('')?.some((one) => one !== 'pyproject.toml') !== true) return;
    const wanted = found.expected.slice(0, SHOWN).map((one) => `\`${one}\``);
    const builds = name === 'setuptools' || name === 'pdm-backend';
    // A folder without any Python is a project that gathers others, or one that has not begun.
    const others = pythonPackages(context);
    if (others.length === 0 && builds) return;
    yield {
      at,
      message: builds
        ? `${name} finds no package and builds a wheel without code: it looks for ${listed(wanted, 'or')}.`
        : `${name} finds nothing to pack and refuses to build: it looks for ${listed(wanted, 'or')}.`,
      ...nothingFix(context, name, others),
    };
  },
});

type Context = Parameters<typeof packageDiscovery.check>[0];

/** Folders with an `__init__.py`, beside the file and in `src`. */
function pythonPackages({ files }: Context): readonly string[] {
  return ['', 'src/'].flatMap((folder) =>
    (files.list(folder.slice(0, -1)) ?? [])
      .map((name) => `${folder}${name}`)
      .filter((path) => !/(?:^|\/)tests?$/.test(path) && files.kind(`${path}/__init__.py`) === 'file'),
  );
}

/** The only package with an `__init__.py` is the one that is meant. */
function severalFix(context: Context, found: { names: readonly string[]; kind: 'packages' | 'modules' }) {
  const packages = found.names.filter((name) => context.files.kind(`${name}/__init__.py`) === 'file');
  const [only] = packages;
  if (found.kind !== 'packages' || only === undefined || packages.length > 1 || hasSubPackages(context, only))
    return { noFix: 'Which of them are meant cannot be told from their names.' };
  const title = `Pack \`${only}\` alone`;
  return { fixes: [addPairFix(context.tree, ['tool', 'setuptools'], 'packages', `["${only}"]`, title)] };
}

const hasSubPackages = ({ files }: Context, folder: string): boolean =>
  (files.list(folder) ?? []).some(
    (name) => files.kind(`${folder}/${name}`) !== 'file' && name !== '__pycache__',
  );

function nothingFix(context: Context, backend: string, others: readonly string[]) {
  const [only] = others;
  if (only === undefined || others.length > 1)
    return { noFix: 'Which folder holds the package cannot be told from its name.' };
  const { tree } = context;
  const name = only.split('/').at(-1) as string;
  switch (backend) {
    case 'hatchling': {
      const table = ['tool', 'hatch', 'build', 'targets', 'wheel'];
      return { fixes: [addPairFix(tree, table, 'packages', `["${only}"]`, `Pack \`${only}\``)] };
    }
    case 'flit-core':
      return {
        fixes: [addPairFix(tree, ['tool', 'flit', 'module'], 'name', `"${name}"`, `Pack \`${only}\``)],
      };
    case 'uv-build':
      return only.startsWith('src/')
        ? {
            fixes: [
              addPairFix(
                tree,
                ['tool', 'uv', 'build-backend'],
                'module-name',
                `"${name}"`,
                `Pack \`${only}\``,
              ),
            ],
          }
        : { noFix: 'Both `module-root` and `module-name` of `[tool.uv.build-backend]` have to be set.' };
    case 'poetry-core': {
      const from = only.startsWith('src/') ? ', from = "src"' : '';
      return {
        fixes: [
          addPairFix(
            tree,
            ['tool', 'poetry'],
            'packages',
            `[{include = "${name}"${from}}]`,
            `Pack \`${only}\``,
          ),
        ],
      };
    }
    default:
      return { noFix: 'Its tables must say where the package lies.' };
  }
}
