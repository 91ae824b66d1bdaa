import {
  openFile,
  openWorkbench,
  type Result,
  runSteps,
  type Step,
  statusItem,
  type UiContext,
  until,
} from './workbench.ts';

const steps: readonly Step[] = [
  ['shows VS Code at the address it prints', openWorkbench],
  [
    'has the extension in it, on the example project',
    async ({ page }) => {
      await openFile(page, 'pyproject.toml');
      await page.locator('.squiggly-error').first().waitFor();
      await until('the status item', async () =>
        ((await statusItem(page).textContent()) ?? '').includes('setuptools'),
      );
    },
  ],
];

export const run = (context: UiContext): Promise<Result[]> => runSteps('npm start', context, steps);
