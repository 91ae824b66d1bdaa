import type { ToolSpec } from '../../spec/tool.ts';
import { black } from './black/tool.ts';
import { cibuildwheel } from './cibuildwheel/tool.ts';
import { docstringFormatChecker } from './docstring-format-checker/tool.ts';
import { fastapi } from './fastapi/tool.ts';
import { hatch } from './hatch/tool.ts';
import { inwards } from './inwards/tool.ts';
import { maturin } from './maturin/tool.ts';
import { mypy } from './mypy/tool.ts';
import { pdm } from './pdm/tool.ts';
import { pixi } from './pixi/tool.ts';
import { poe } from './poe/tool.ts';
import { poetry } from './poetry/tool.ts';
import { pyright } from './pyright/tool.ts';
import { pytest } from './pytest/tool.ts';
import { quikrun } from './quikrun/tool.ts';
import { repoReview } from './repo-review/tool.ts';
import { ruff } from './ruff/tool.ts';
import { scheduled } from './scheduled/tool.ts';
import { scikitBuild } from './scikit-build/tool.ts';
import { setuptools } from './setuptools/tool.ts';
import { setuptoolsScm } from './setuptools-scm/tool.ts';
import { taskipy } from './taskipy/tool.ts';
import { tombi } from './tombi/tool.ts';
import { tox } from './tox/tool.ts';
import { ty } from './ty/tool.ts';
import { uv } from './uv/tool.ts';

/** Every tool whose tables are known; a new one is a folder and a line here. */
export const tools: readonly ToolSpec[] = [
  black,
  cibuildwheel,
  docstringFormatChecker,
  fastapi,
  hatch,
  inwards,
  maturin,
  mypy,
  pdm,
  pixi,
  poe,
  poetry,
  pyright,
  pytest,
  quikrun,
  repoReview,
  ruff,
  scheduled,
  scikitBuild,
  setuptools,
  setuptoolsScm,
  taskipy,
  tombi,
  tox,
  ty,
  uv,
];
