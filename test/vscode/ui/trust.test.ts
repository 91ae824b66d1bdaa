import fs from 'node:fs';
import {
  command,
  editorText,
  goTo,
  openFile,
  openWorkbench,
  placeAfter,
  type Result,
  runSteps,
  type Step,
  type UiContext,
  until,
} from './workbench.ts';

function traceOf({ trace }: UiContext): string {
  return fs.existsSync(trace) ? fs.readFileSync(trace, 'utf8') : '';
}

const steps: readonly Step[] = [
  [
    'VS Code opens the folder in restricted mode',
    async (context) => {
      await openWorkbench(context);
      await context.page.locator('[id="status.workspaceTrust"]', { hasText: 'Restricted Mode' }).waitFor();
    },
  ],
  [
    'findings and completion work there',
    async (context) => {
      const { page } = context;
      await openFile(page, 'pyproject.toml');
      await page.locator('.squiggly-error').first().waitFor();
      await goTo(page, ...placeAfter(context, 'keywords = ["tide", "sea"]'));
      await page.keyboard.press('Enter');
      await page.keyboard.type('maint', { delay: 30 });
      await page
        .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'maintainers' })
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await command(page, 'File: Revert File');
      await until('the old text', async () => !(await editorText(page)).includes('maint'));
    },
  ],
  [
    'no Python, uv or pip was started',
    async (context) => {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      if (traceOf(context) !== '') throw new Error(`Started: ${traceOf(context)}`);
    },
  ],
  [
    'a start after trust is given would have been noticed',
    async (context) => {
      const { page } = context;
      await command(page, 'Workspaces: Manage Workspace Trust');
      await page
        .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
        .first()
        .click();
      await until('the trace of the control', () => /^python3 --version$/m.test(traceOf(context)));
    },
  ],
  [
    'findings go on after trust is given',
    async ({ page }) => {
      await openFile(page, 'pyproject.toml');
      await page.locator('.squiggly-error').first().waitFor();
    },
  ],
];

export const run = (context: UiContext): Promise<Result[]> => runSteps('trust', context, steps);
