// Packages that are marked as typed, for `npm run verify:files`: what their back-ends are told to leave out, and whether the
// mark is in the wheel. `viaSdist` builds the wheel from the source distribution, as front-ends do.
const SOURCE = { 'src/tide/__init__.py': '', 'src/tide/py.typed': '', 'README.md': '' };
const FLAT = { 'tide/__init__.py': '', 'tide/py.typed': '', 'README.md': '' };
const RULE = 'build-system/typed-marker-left-out';

const hatch = (text) => `[tool.hatch.build]\n${text}\n`;
const wheel = (text) => `[tool.hatch.build.targets.wheel]\n${text}\n`;
const sdist = (text) => `[tool.hatch.build.targets.sdist]\n${text}\n`;
const pdm = (text) => `[tool.pdm.build]\n${text}\n`;
const poetry = (text) => `[tool.poetry]\n${text}\n`;
const uv = (text) => `[tool.uv.build-backend]\n${text}\n`;
const setuptools = (text) => `[tool.setuptools]\n${text}\n`;
const flit = (text) => `[tool.flit.sdist]\n${text}\n`;

/** Back-end, what it is told, the files beside the usual ones; with an `x` before it what must be left out. */
const TOLD = [
  ['setuptools', setuptools('include-package-data = false')],
  ['x setuptools', setuptools('exclude-package-data = {"*" = ["py.typed"]}')],
  ['x setuptools', setuptools('exclude-package-data = {tide = ["*.typed"]}')],
  ['setuptools', setuptools('exclude-package-data = {tide = ["**/*.typed"]}')],
  ['setuptools', setuptools('exclude-package-data = {"tide.io" = ["py.typed"]}')],
  ['x setuptools', '', { ...SOURCE, 'MANIFEST.in': 'global-exclude *.typed # no\n' }],
  ['x setuptools', '', { ...SOURCE, 'MANIFEST.in': 'exclude src/*/py.typed\n' }],
  ['x setuptools', '', { ...SOURCE, 'MANIFEST.in': 'recursive-exclude * *.typed\n' }],
  ['setuptools', '', { ...SOURCE, 'MANIFEST.in': 'recursive-exclude . py.typed\n' }],
  ['setuptools', '', { ...SOURCE, 'MANIFEST.in': 'global-exclude py.typed\ninclude src/tide/py.typed\n' }],
  ['setuptools', '', { ...SOURCE, 'MANIFEST.in': 'global-exclude *.typed\ngraft s*\n' }],
  ['x flit-core', flit('exclude = ["src/tide/py.typed"]')],
  ['x flit-core', flit('exclude = ["**/py.typed"]')],
  ['flit-core', flit('exclude = ["py.typed"]')],
  ['x hatchling', hatch('exclude = ["py.typed"]')],
  ['x hatchling', hatch('exclude = ["src/**/*.typed"]')],
  ['hatchling', hatch('exclude = ["tide/py.typed"]')],
  ['hatchling', hatch('exclude = ["*.typed", "!py.typed"]')],
  ['hatchling', hatch('exclude = ["py.typed"]\nartifacts = ["src/tide/py.typed"]')],
  ['x hatchling', `${hatch('exclude = ["py.typed"]')}${wheel('exclude = ["x"]')}`],
  ['x hatchling', sdist('exclude = ["py.typed"]')],
  ['x hatchling', wheel('include = ["tide/**/*.py"]'), FLAT],
  ['hatchling', wheel('include = ["tide/**/*.py", "tide/py.typed"]'), FLAT],
  ['x hatchling', hatch('include = ["*.py"]'), FLAT],
  ['hatchling', wheel('include = ["/tide/"]'), FLAT],
  ['hatchling', wheel('packages = ["src/tide"]\ninclude = ["*.py"]')],
  ['x hatchling', wheel('packages = ["src/tide"]\nexclude = ["*", "!*.py"]')],
  ['x hatchling', '', { ...SOURCE, '.gitignore': '*.typed\n' }],
  ['hatchling', hatch('ignore-vcs = true'), { ...SOURCE, '.gitignore': '*.typed\n' }],
  ['x pdm-backend', pdm('excludes = ["**/py.typed"]')],
  ['x pdm-backend', pdm('excludes = ["./src/tide/*.typed"]')],
  ['pdm-backend', pdm('excludes = ["py.typed"]')],
  ['x pdm-backend', pdm('includes = ["src/tide/**/*.py"]')],
  ['pdm-backend', pdm('includes = ["src/tide/*"]')],
  ['x pdm-backend', pdm('includes = ["src/tide"]\nexcludes = ["**/py.typed"]')],
  ['pdm-backend', pdm('includes = ["src/tide", "src/tide/py.typed"]\nexcludes = ["**/py.typed"]')],
  ['x pdm-backend', pdm('source-includes = ["src/tide/py.typed"]')],
  ['x poetry-core', poetry('exclude = ["**/*.typed"]')],
  ['x poetry-core', poetry('exclude = ["src/tide/py.typed"]')],
  ['poetry-core', poetry('exclude = ["*.typed"]')],
  ['x poetry-core', poetry('packages = [{ include = "tide/**/*.py", from = "src" }]')],
  ['poetry-core', poetry('packages = [{ include = "tide", from = "src" }]')],
  ['x uv-build', uv('wheel-exclude = ["*.typed"]')],
  ['x uv-build', uv('wheel-exclude = ["tide/py.typed"]')],
  ['uv-build', uv('wheel-exclude = ["/tide/py.typed"]')],
  ['x uv-build', uv('source-exclude = ["/src/tide/py.typed"]')],
  ['uv-build', uv('source-exclude = ["README.md"]')],
];

const shown = (text) => text.trim().replace(/\n/g, '; ');

export const markers = TOLD.map(([name, tables, files = SOURCE]) => {
  const beside = Object.entries(files)
    .filter(([file, text]) => text !== '' && !file.endsWith('.py'))
    .map(([file, text]) => `${file} of \`${shown(text)}\``);
  const told = [...(tables === '' ? [] : [`\`${shown(tables)}\``]), ...beside].join(', ');
  return {
    backend: name.replace('x ', ''),
    what: `a mark beside ${told}`,
    files,
    tables,
    needs: [/^(?:src\/)?(.*)/.exec(Object.keys(files)[1])[1]],
    viaSdist: true,
    rule: name.startsWith('x ') ? RULE : undefined,
  };
});
