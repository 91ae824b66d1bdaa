import type { ProjectLayout } from '../../spec/add-tool.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { ProjectFiles } from '../../spec/host.ts';
import { parseSpecifierSet, pythonsAdmitted } from '../../standards/pep440.ts';
import { lookup } from '../../toml/paths.ts';
import { asItems } from '../../toml/tree.ts';

const TESTS = ['tests', 'test', 'testing'];
/** Folders at the root that hold no code of the project, whatever is in them. */
const OTHERS =
  /^(\..*|tests?|testing|docs?|examples?|scripts?|tools?|benchmarks?|build|dist|venv|env|node_modules|site|.*\.egg-info|__pycache__)$/;
const CHANGELOGS = ['CHANGELOG.md', 'CHANGES.md', 'CHANGELOG.rst', 'CHANGES.rst', 'NEWS.md', 'NEWS.rst'];
const MOST_FOLDERS = 200;
const MODULE = /^[A-Za-z_]\w*$/;

/** How the project lies on the disk, as far as the snapshot knows. */
export function layoutOf(context: DocumentContext): ProjectLayout {
  const { files, project } = context;
  const name = project.name?.value.toLowerCase().replace(/[-_.]+/g, '_');
  const root = files.list('');
  const packages = declaredPackages(context) ?? foundPackages(files, root, name);
  const inSrc = packages.some((path) => path.startsWith('src/'));
  const sources = inSrc
    ? ['src', ...packages.filter((path) => !path.startsWith('src/'))]
    : packages.length > 0
      ? packages
      : // The folder is there, though nothing in it looks like a package yet.
        files.kind('src') === 'folder'
        ? ['src']
        : [];
  const python = standardPython(context);
  return {
    context,
    sources,
    packages,
    imports: packages.map((path) => (path.split('/').at(-1) ?? path).replace(/\.py$/, '')),
    tests: TESTS.find((path) => files.kind(path) === 'folder'),
    known: root !== undefined,
    python: python ?? poetryPython(context),
    pythonIsStandard: python !== undefined,
    changelog: CHANGELOGS.find((path) => files.kind(path) === 'file'),
  };
}

/** The packages that the back-end's table names. */
function declaredPackages({ tree, files }: DocumentContext): string[] | undefined {
  const listed = strings(lookup(tree.root, ['tool', 'hatch', 'build', 'targets', 'wheel', 'packages']));
  const found = listed.filter((path) => files.kind(path) !== 'missing');
  return found.length === 0 ? undefined : found.map((path) => path.replace(/^\.\/|\/$/g, ''));
}

function foundPackages(
  files: ProjectFiles,
  root: readonly string[] | undefined,
  name: string | undefined,
): string[] {
  const inSrc = files.list('src');
  if (inSrc !== undefined) {
    const found = inSrc.filter((one) => isModule(one) && !OTHERS.test(one) && isCode(files, `src/${one}`));
    if (found.length > 0) return found.map((one) => `src/${one}`);
  }
  if (root === undefined) return [];
  const own = root.find((one) => name !== undefined && one.toLowerCase() === name);
  if (own !== undefined && files.kind(own) === 'folder') return [own];
  const packages = root
    .filter((one) => MODULE.test(one) && !OTHERS.test(one))
    .slice(0, MOST_FOLDERS)
    .filter((one) => files.kind(one) === 'folder' && files.kind(`${one}/__init__.py`) === 'file');
  if (packages.length > 0) return packages;
  return root.filter((one) => name !== undefined && one.toLowerCase() === `${name}.py`);
}

const isModule = (name: string): boolean => MODULE.test(name.replace(/\.py$/, ''));

/** A module, or a folder: in `src` every folder is a package, with or without `__init__.py`. */
const isCode = (files: ProjectFiles, path: string): boolean =>
  path.endsWith('.py') ? files.kind(path) === 'file' : files.kind(path) === 'folder';

function standardPython({ project, data }: DocumentContext): string | undefined {
  const text = project.requiresPython?.value;
  return text === undefined ? undefined : oldest(data, text);
}

/** `python` of Poetry's own dependencies, which other tools do not read. */
function poetryPython({ tree, data }: DocumentContext): string | undefined {
  const node = lookup(tree.root, ['tool', 'poetry', 'dependencies', 'python']);
  if (node?.kind !== 'string') return undefined;
  return oldest(data, node.value.replace(/\^\s*/g, '>=').replace(/(^|,)\s*~(?!=)\s*/g, '$1>='));
}

/** The oldest release that a set admits; `undefined` where it has no lower bound. */
function oldest({ pythons }: DocumentContext['data'], text: string): string | undefined {
  const set = parseSpecifierSet(text);
  if (set.problems.some(({ grade }) => grade === 'refused')) return undefined;
  const minors = pythons.all.map(({ minor }) => minor);
  const [first] = pythonsAdmitted(set, minors);
  return first === undefined || first === minors[0] ? undefined : first;
}

const strings = (node: ReturnType<typeof lookup>): string[] =>
  (node === undefined ? [] : (asItems(node) ?? [])).flatMap((item) =>
    item.kind === 'string' ? [item.value] : [],
  );
