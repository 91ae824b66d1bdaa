import { venvWith } from './python.mjs';

/** What the tests that build need: the front-end and the back-ends, pinned, so that nothing is installed while they run. */
const REQUIREMENTS = [
  'build==1.6.1',
  'setuptools==84.2.1',
  'hatchling==1.33.0',
  'flit_core==4.2.0',
  'pdm-backend==2.5.0',
  'poetry-core==2.5.0',
  'uv_build==0.13.6',
  'setuptools-scm==10.3.4',
  'hatch-vcs==0.5.0',
];

/** A virtual environment that can build without isolation. */
export const buildEnvironment = () => venvWith('build', REQUIREMENTS);
