import type { AddableTool, ToolCatalogue, ToolPreset, ToolPurpose } from '../../spec/add-tool.ts';
import { banditSection } from './bandit/section.ts';
import { blackSection } from './black/section.ts';
import { bumpversionSection } from './bumpversion/section.ts';
import { codespellSection } from './codespell/section.ts';
import { commitizenSection } from './commitizen/section.ts';
import { coverageSection, pytestCovSection } from './coverage/section.ts';
import { deptrySection } from './deptry/section.ts';
import { hatchVersionSection } from './hatch/section.ts';
import { interrogateSection } from './interrogate/section.ts';
import { isortSection } from './isort/section.ts';
import { memraySection } from './memray/section.ts';
import { mypySection } from './mypy/section.ts';
import { pyrightSection } from './pyright/section.ts';
import { pytestBenchmarkSection, pytestMockSection, pytestSection } from './pytest/section.ts';
import { ruffSection } from './ruff/section.ts';
import { semanticReleaseSection } from './semantic-release/section.ts';
import { setuptoolsScmSection } from './setuptools-scm/section.ts';
import { towncrierSection } from './towncrier/section.ts';
import { vultureSection } from './vulture/section.ts';

/** A tool that reads no table. */
const bare = (name: string, title: string, purpose: ToolPurpose, docs: string): AddableTool => ({
  ...{ name, title, docs, purpose },
  distribution: name,
  place: 'group',
});

const tools: readonly AddableTool[] = [
  ruffSection,
  mypySection,
  vultureSection,
  interrogateSection,
  pytestSection,
  pytestCovSection,
  pytestMockSection,
  pytestBenchmarkSection,
  coverageSection,
  blackSection,
  isortSection,
  pyrightSection,
  deptrySection,
  codespellSection,
  banditSection,
  bare('pip-audit', 'pip-audit', 'security', 'Finds dependencies with known vulnerabilities.'),
  bare('safety', 'Safety', 'security', 'Finds dependencies with known vulnerabilities, by its own database.'),
  bare('py-spy', 'py-spy', 'performance', 'Shows what a running program spends its time on.'),
  memraySection,
  bare('scalene', 'Scalene', 'performance', 'Measures time and memory by line.'),
  bare('sphinx', 'Sphinx', 'docs', 'Makes the documentation out of reStructuredText or Markdown.'),
  bare('mkdocs', 'MkDocs', 'docs', 'Makes the documentation out of Markdown.'),
  towncrierSection,
  semanticReleaseSection,
  setuptoolsScmSection,
  hatchVersionSection,
  commitizenSection,
  bumpversionSection,
];

const preset = (name: string, docs: string, ...names: readonly string[]): ToolPreset => ({
  ...{ name, docs },
  tools: () => names,
});

const presets: readonly ToolPreset[] = [
  preset('lint', 'Ruff, mypy, Vulture, interrogate', 'ruff', 'mypy', 'vulture', 'interrogate'),
  preset(
    'test',
    'pytest with coverage, mocks and benchmarks',
    ...['pytest', 'pytest-cov', 'pytest-mock', 'pytest-benchmark'],
  ),
  preset('security', 'Bandit, pip-audit, Safety', 'bandit', 'pip-audit', 'safety'),
  preset('performance', 'py-spy, Memray, Scalene', 'py-spy', 'memray', 'scalene'),
  {
    name: 'docs',
    docs: 'Sphinx or MkDocs, interrogate, codespell',
    tools: ({ context: { files } }) => [
      files.kind('mkdocs.yml') === 'file' ? 'mkdocs' : 'sphinx',
      'interrogate',
      'codespell',
    ],
  },
  {
    name: 'release',
    docs: 'Python Semantic Release; the version from tags or code where it is dynamic',
    // Two tools that both write the version would be at odds: a static one is left to the first.
    tools: ({ context: { backend, project } }) => [
      'semantic_release',
      ...(project.dynamicEntry('version') === undefined
        ? []
        : backend?.backend.package === 'setuptools'
          ? ['setuptools_scm']
          : backend?.backend.package === 'hatchling'
            ? ['hatch-version']
            : []),
    ],
  },
];

/** What "Add tool section" offers: a new tool is a `section.ts` in its folder and a line here. */
export const toolCatalogue: ToolCatalogue = { tools, presets };
