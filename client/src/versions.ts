import { satisfies } from 'semver';

/** What is wrong with the versions that met here, one sentence each; empty when they fit. */
export function versionProblems(found: {
  readonly extension: string;
  readonly server: string | undefined;
  readonly vscode: string;
  readonly wantedVSCode: string;
}): string[] {
  const problems: string[] = [];
  // Editors built on VS Code install extensions without this check; an Insiders build counts as its release.
  if (!satisfies(found.vscode.replace(/-.*/, ''), found.wantedVSCode))
    problems.push(`This is VS Code ${found.vscode}; the extension is made for ${found.wantedVSCode}.`);
  if (found.server !== undefined && found.server !== found.extension)
    problems.push(
      `The server is version ${found.server}, the extension ${found.extension}: build both again.`,
    );
  return problems;
}
