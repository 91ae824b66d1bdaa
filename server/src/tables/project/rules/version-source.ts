import { textOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { findAttribute, findModule } from '../../../spec/source/modules.ts';
import { sourceRoots } from '../../../spec/source/roots.ts';
import { lookup } from '../../../toml/paths.ts';
import { asTable, type TomlNode } from '../../../toml/tree.ts';
import { insidePath } from '../../shared/file-words.ts';
import { quoted } from '../../shared/words.ts';

/** What hatchling looks for by default: a name in any case, with an equals sign or a colon. */
const HATCH = /^(?:__version__|VERSION)(?:: str)?\s*=\s*(['"])v?(.+?)\1/im;
/** pdm-backend wants a plain assignment of a string to one of the two names. */
const PDM = /^(?:__version__|VERSION)[ \t]*=[ \t]*(['"])[^'"]+\1[ \t]*(?:#.*)?$/m;

export const versionSource = defineRule({
  id: 'project/version-source',
  summary: 'The version is dynamic, but the place that states it is missing or does not state one.',
  why: 'The back-end reads the version from that file when it builds, and refuses where there is none. The file is read, nothing is run; places that compute the version are left alone.',
  severity: 'warning',
  reference: 'pyproject-toml#dynamic',
  noFix: 'What to write into the other file only a person knows.',
  examples: [
    {
      bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\ndynamic = ["version"]\n[tool.hatch.version]\npath = "src/tide/about.py"\n',
      good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "tide"\ndynamic = ["version"]\n[tool.hatch.version]\npath = "src/tide/__init__.py"\n',
      files: { 'src/tide/__init__.py': '__version__ = "1.0"\n' },
    },
    {
      bad: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\ndynamic = ["version"]\n[tool.setuptools.dynamic]\nversion = {attr = "tide.VERSION"}\n',
      good: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\ndynamic = ["version"]\n[tool.setuptools.dynamic]\nversion = {attr = "tide.__version__"}\n',
      files: { 'src/tide/__init__.py': '__version__ = "1.0"\n' },
    },
  ],

  *check(context): Iterable<Finding> {
    if (context.project.dynamicEntry('version') === undefined) return;
    const at = (...path: string[]): TomlNode | undefined => lookup(context.tree.root, ['tool', ...path]);
    const found = ((): Finding | undefined => {
      switch (context.backend?.backend.package) {
        case 'hatchling':
          return hatch(context, at('hatch', 'version'));
        case 'setuptools':
          return setuptools(context, at('setuptools', 'dynamic', 'version'));
        case 'pdm-backend':
          return pdm(context, at('pdm', 'version'));
        default:
          return undefined;
      }
    })();
    if (found !== undefined) yield found;
  },
});

/** A file of hatchling, which searches it for a pattern unless told of another way. */
function hatch(context: DocumentContext, node: TomlNode | undefined): Finding | undefined {
  const table = asTable(node);
  const source = textOf(table?.members.get('source')?.node)?.value ?? 'regex';
  if (table === undefined || source !== 'regex' || table.members.has('pattern')) return undefined;
  return inFile(context, table.members.get('path')?.node, 'hatchling', HATCH);
}

function pdm(context: DocumentContext, node: TomlNode | undefined): Finding | undefined {
  const table = asTable(node);
  if (table === undefined || textOf(table.members.get('source')?.node)?.value !== 'file') return undefined;
  return inFile(context, table.members.get('path')?.node, 'pdm-backend', PDM);
}

function setuptools(context: DocumentContext, node: TomlNode | undefined): Finding | undefined {
  const table = asTable(node);
  const file = table?.members.get('file')?.node;
  if (file !== undefined) return file.kind === 'string' ? inFile(context, file, 'setuptools') : undefined;
  const text = textOf(table?.members.get('attr')?.node);
  if (text === undefined || !/^[\w.]+\.\w+$/.test(text.value)) return undefined;
  // A finder that is set up by hand has its own way to the module.
  const dot = text.value.lastIndexOf('.');
  const [module, name] = [text.value.slice(0, dot), text.value.slice(dot + 1)];
  const roots = sourceRoots(context);
  const found = findModule(context.files, roots, module);
  if (found.state === 'missing')
    return {
      at: text.at({ start: 0, end: dot }),
      message: `There is no module ${quoted(module)} in the source of this project: setuptools refuses to build.`,
    };
  if (found.state !== 'found' || findAttribute(context.files, roots, module, name).state !== 'missing')
    return undefined;
  return {
    at: text.at({ start: dot + 1, end: text.value.length }),
    message: `${quoted(found.path)} has no ${quoted(name)}: setuptools refuses to build.`,
  };
}

function inFile(
  { files }: DocumentContext,
  node: TomlNode | undefined,
  backend: string,
  pattern?: RegExp,
): Finding | undefined {
  const text = textOf(node);
  const path = text === undefined ? undefined : insidePath(text.value);
  if (text === undefined || path === undefined) return undefined;
  if (files.kind(path) === 'missing')
    return { at: text.span, message: `There is no ${quoted(text.value)} here: ${backend} refuses to build.` };
  const source = files.text(path);
  if (source === undefined || pattern === undefined || pattern.test(source)) return undefined;
  return {
    at: text.span,
    message: `${quoted(text.value)} has no line \`__version__ = "…"\` or \`VERSION = "…"\`: ${backend} refuses to build.`,
  };
}
