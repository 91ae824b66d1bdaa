import type { ToolSpec } from '../../spec/tool.ts';
import { autoflake } from './autoflake/tool.ts';
import { bandit } from './bandit/tool.ts';
import { basedpyright } from './basedpyright/tool.ts';
import { black } from './black/tool.ts';
import { briefcase } from './briefcase/tool.ts';
import { bumpversion } from './bumpversion/tool.ts';
import { checkManifest } from './check-manifest/tool.ts';
import { checkWheelContents } from './check-wheel-contents/tool.ts';
import { cibuildwheel } from './cibuildwheel/tool.ts';
import { codespell } from './codespell/tool.ts';
import { commitizen } from './commitizen/tool.ts';
import { coverage } from './coverage/tool.ts';
import { deptry } from './deptry/tool.ts';
import { djlint } from './djlint/tool.ts';
import { docformatter } from './docformatter/tool.ts';
import { docstringFormatChecker } from './docstring-format-checker/tool.ts';
import { fastapi } from './fastapi/tool.ts';
import { flake8 } from './flake8/tool.ts';
import { flit } from './flit/tool.ts';
import { hatch } from './hatch/tool.ts';
import { importlinter } from './importlinter/tool.ts';
import { interrogate } from './interrogate/tool.ts';
import { inwards } from './inwards/tool.ts';
import { isort } from './isort/tool.ts';
import { maturin } from './maturin/tool.ts';
import { memray } from './memray/tool.ts';
import { mesonPython } from './meson-python/tool.ts';
import { mutmut } from './mutmut/tool.ts';
import { mypy } from './mypy/tool.ts';
import { nbqa } from './nbqa/tool.ts';
import { numpydocValidation } from './numpydoc-validation/tool.ts';
import { pdm } from './pdm/tool.ts';
import { pipTools } from './pip-tools/tool.ts';
import { pixi } from './pixi/tool.ts';
import { poe } from './poe/tool.ts';
import { poetry } from './poetry/tool.ts';
import { pydoclint } from './pydoclint/tool.ts';
import { pydocstyle } from './pydocstyle/tool.ts';
import { pylint } from './pylint/tool.ts';
import { pyright } from './pyright/tool.ts';
import { pytest } from './pytest/tool.ts';
import { quikrun } from './quikrun/tool.ts';
import { refurb } from './refurb/tool.ts';
import { repoReview } from './repo-review/tool.ts';
import { ruff } from './ruff/tool.ts';
import { scheduled } from './scheduled/tool.ts';
import { scikitBuild } from './scikit-build/tool.ts';
import { scriv } from './scriv/tool.ts';
import { semanticRelease } from './semantic-release/tool.ts';
import { setuptools } from './setuptools/tool.ts';
import { setuptoolsScm } from './setuptools-scm/tool.ts';
import { taskipy } from './taskipy/tool.ts';
import { tombi } from './tombi/tool.ts';
import { towncrier } from './towncrier/tool.ts';
import { tox } from './tox/tool.ts';
import { ty } from './ty/tool.ts';
import { typos } from './typos/tool.ts';
import { uv } from './uv/tool.ts';
import { versioneer } from './versioneer/tool.ts';
import { versioningit } from './versioningit/tool.ts';
import { vulture } from './vulture/tool.ts';
import { yapf } from './yapf/tool.ts';

/** Every tool whose tables are known; a new one is a folder and a line here. */
export const tools: readonly ToolSpec[] = [
  autoflake,
  bandit,
  basedpyright,
  black,
  briefcase,
  bumpversion,
  checkManifest,
  checkWheelContents,
  cibuildwheel,
  codespell,
  commitizen,
  coverage,
  deptry,
  djlint,
  docformatter,
  docstringFormatChecker,
  fastapi,
  flake8,
  flit,
  hatch,
  importlinter,
  interrogate,
  inwards,
  isort,
  maturin,
  memray,
  mesonPython,
  mutmut,
  mypy,
  nbqa,
  numpydocValidation,
  pdm,
  pipTools,
  pixi,
  poe,
  poetry,
  pydoclint,
  pydocstyle,
  pylint,
  pyright,
  pytest,
  quikrun,
  refurb,
  repoReview,
  ruff,
  scheduled,
  scikitBuild,
  scriv,
  semanticRelease,
  setuptools,
  setuptoolsScm,
  taskipy,
  tombi,
  towncrier,
  tox,
  ty,
  typos,
  uv,
  versioneer,
  versioningit,
  vulture,
  yapf,
];
