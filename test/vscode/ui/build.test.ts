import fs from 'node:fs';
import path from 'node:path';
import {
  command,
  openFile,
  openWorkbench,
  type Result,
  readDemo,
  runSteps,
  type Step,
  type UiContext,
} from './workbench.ts';

const rows = '.quick-input-widget:visible .quick-input-list .monaco-list-row';

/** Takes a way to build from the list. */
async function build({ page }: UiContext, label: string): Promise<void> {
  await command(page, 'Pyproject: Build Package');
  await page.locator(rows, { hasText: label }).first().click();
}

const toast = ({ page }: UiContext, text: string) =>
  page.locator('.notification-toast', { hasText: text }).first();

const steps: readonly Step[] = [
  [
    'opens a project with an environment in .venv',
    async (context) => {
      fs.symlinkSync(context.environment, path.join(context.demo, '.venv'));
      const file = path.join(context.demo, 'pyproject.toml');
      fs.writeFileSync(file, readDemo(context.demo).replace(', "wheel"]', ']'));
      await openWorkbench(context);
      await openFile(context.page, 'pyproject.toml');
    },
  ],
  [
    'shows the lens above [build-system]',
    async ({ page }) => page.locator('.codelens-decoration a', { hasText: 'Build' }).first().waitFor(),
  ],
  [
    'says why a build failed, and shows the key',
    async (context) => {
      await build(context, 'python -m build --no-isolation');
      const message = toast(context, 'project.dependencies[1]');
      await message.waitFor({ timeout: 90_000 });
      await message.locator('.monaco-button', { hasText: 'Show Key' }).click();
      await context.page.locator('.squiggly-error').first().waitFor();
    },
  ],
  [
    'builds after the mistake is mended, and names what it made',
    async (context) => {
      const { page, demo, images } = context;
      const file = path.join(demo, 'pyproject.toml');
      fs.writeFileSync(file, readDemo(demo).replace('=>13', '>=13'));
      await build(context, 'python -m build --no-isolation');
      await toast(context, 'Built tidepool-0.3.0-py3-none-any.whl').waitFor({ timeout: 90_000 });
      await page.waitForTimeout(500);
      await page.screenshot({ path: path.join(images, 'build.png') });
    },
  ],
  [
    'reveals it',
    async (context) => {
      await toast(context, 'Built').locator('.monaco-button', { hasText: 'Reveal' }).click();
      await context.page
        .locator('.explorer-folders-view .monaco-list-row', { hasText: 'tidepool-0.3.0-py3-none-any.whl' })
        .first()
        .waitFor();
    },
  ],
];

export const run = (context: UiContext): Promise<Result[]> => runSteps('build', context, steps);
