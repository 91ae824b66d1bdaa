import { venvWith } from './python.mjs';

/** The program `pre-commit`, pinned, in a virtual environment that reads YAML too. */
export const preCommitEnvironment = () => venvWith('pre-commit', ['pre-commit==4.7.0']);
