import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const mesonPython = defineTool({
  name: 'meson-python',
  title: 'meson-python',
  docs: 'Build back-end for projects that Meson builds.',
  link: 'https://mesonbuild.com/meson-python/reference/pyproject-settings.html',
  packages: ['meson-python'],
  tier: 'verified',
  standalone: true,
  run: ['python', '-m', 'build'],
  tables: [
    {
      path: ['tool', 'meson-python'],
      title: 'settings of meson-python',
      docs: 'Arguments of the steps of the build, and which files the wheel holds.',
      reference: 'https://mesonbuild.com/meson-python/reference/pyproject-settings.html',
      common: 0.02,
      shape: dataTable('meson-python'),
    },
  ],
});
