import type { AddableTool } from '../../../spec/add-tool.ts';

export const hatchVersionSection: AddableTool = {
  name: 'hatch-version',
  title: 'version by Hatchling',
  docs: 'Takes the version of a Hatchling project from `__version__`, or from its tags.',
  distribution: 'hatch-vcs',
  others: ['hatchling'],
  purpose: 'release',
  place: 'none',
  sections: ({ context: { files }, packages }) => {
    const file = packages
      .map((folder) => (folder.endsWith('.py') ? folder : `${folder}/__init__.py`))
      .find((path) => /^__version__\s*(?::\s*str\s*)?=/m.test(files.text(path) ?? ''));
    return [
      {
        path: ['tool', 'hatch', 'version'],
        values: [file === undefined ? ['path', `${packages[0] ?? 'src'}/__init__.py`] : ['path', file]],
      },
    ];
  },
  notes: ({ context: { project } }) =>
    project.version === undefined || project.dynamicEntry('version') !== undefined
      ? []
      : [
          '`project.version` is still written down: name `version` in `dynamic` instead to take it from the code.',
        ],
};
