import type { AddableTool } from '../../../spec/add-tool.ts';

export const setuptoolsScmSection: AddableTool = {
  name: 'setuptools_scm',
  title: 'setuptools-scm',
  docs: 'Takes the version of a setuptools project from its tags.',
  distribution: 'setuptools-scm',
  purpose: 'release',
  place: 'build',
  // The table alone, empty, switches it on.
  sections: () => [{ path: ['tool', 'setuptools_scm'], values: [] }],
  notes: ({ context: { project, backend } }) => [
    ...(project.version === undefined || project.dynamicEntry('version') !== undefined
      ? []
      : [
          '`project.version` is still written down: name `version` in `dynamic` instead to take it from the tags.',
        ]),
    ...(backend === undefined || backend.backend.package === 'setuptools'
      ? []
      : [`It serves setuptools; this project builds with ${backend.backend.package}.`]),
  ],
};
