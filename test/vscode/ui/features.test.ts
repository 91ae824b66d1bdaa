import {
  command,
  editorText,
  goTo,
  openFile,
  openWorkbench,
  picture,
  placeAfter,
  type Result,
  readDemo,
  runSteps,
  type Step,
  serverProcesses,
  statusItem,
  type UiContext,
  until,
} from './workbench.ts';

const steps: readonly Step[] = [
  [
    'opens the file',
    async (context) => {
      await openWorkbench(context);
      await openFile(context.page, 'pyproject.toml');
      await command(context.page, 'View: Toggle Primary Side Bar Visibility');
    },
  ],
  [
    'colours requirements inside strings',
    async ({ page }) => {
      // The name and the version of one requirement stand in different colours, so in elements of their own.
      const line = page.locator('.view-line', { hasText: 'httpx>=0.27' });
      await until('colours', async () => (await line.locator('span[class^="mtk"]').count()) >= 4);
    },
  ],
  [
    'underlines errors and lists the findings',
    async (context) => {
      const { page } = context;
      await page.locator('.squiggly-error').first().waitFor();
      await command(page, 'View: Focus Problems');
      await page.locator('.markers-panel .monaco-list-row', { hasText: '=>' }).first().waitFor();
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'PEP 639' }).first().waitFor();
      await picture(context, 'diagnostics');
      await command(page, 'View: Toggle Panel Visibility');
      await openFile(page, 'pyproject.toml');
    },
  ],
  [
    'names the back-end and the number of findings in the status bar',
    async ({ page }) => {
      await until('the status item', async () =>
        /setuptools\s*\d+/.test((await statusItem(page).textContent()) ?? ''),
      );
    },
  ],
  [
    'completes a key that is half typed',
    async (context) => {
      const { page } = context;
      await goTo(page, ...placeAfter(context, 'keywords = ["tide", "sea"]'));
      await page.keyboard.press('Enter');
      await page.keyboard.type('license-f', { delay: 30 });
      const row = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'license-files' });
      await row.first().waitFor();
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-details:visible').waitFor();
      await picture(context, 'completion');
      await page.keyboard.press('Enter');
      await until('the key', async () => (await editorText(page)).includes('license-files = ['));
      // Back to the text as it was, however many steps the completion took.
      await page.keyboard.press('Escape');
      await command(page, 'File: Revert File');
      await until('the old text', async () => !(await editorText(page)).includes('license-f'));
    },
  ],
  [
    'opens completion inside a string while typing',
    async (context) => {
      const { page } = context;
      await goTo(page, ...placeAfter(context, '"Programming Language :: Python :: 3.11",'));
      await page.keyboard.press('Enter');
      await page.keyboard.type('"Framework', { delay: 30 });
      await page
        .locator('.suggest-widget.visible .monaco-list-row', { hasText: 'Framework' })
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await command(page, 'File: Revert File');
      await until('the old text', async () => !(await editorText(page)).includes('Framework'));
    },
  ],
  [
    'explains a key on hover',
    async (context) => {
      const { page } = context;
      await goTo(page, ...placeAfter(context, 'requires-'));
      await command(page, 'Show or Focus Hover');
      await page.locator('.monaco-hover:visible', { hasText: 'requires-python' }).first().waitFor();
      await picture(context, 'hover');
      await page.keyboard.press('Escape');
    },
  ],
  [
    'explains the rule of the finding at the cursor on a page',
    async (context) => {
      const { page } = context;
      await goTo(page, ...placeAfter(context, '"rich='));
      await command(page, 'Pyproject: Explain Rule');
      const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'project/' }).first();
      await row.locator('.label-name', { hasText: 'project/invalid-requirement' }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.tab.active', { hasText: 'invalid-requirement' }).waitFor();
      await until('the page', async () => {
        const texts = await Promise.all(page.frames().map((frame) => frame.locator('body').textContent()));
        return texts.some((text) => text?.includes('project/invalid-requirement'));
      });
      await command(page, 'View: Close Editor');
      await openFile(page, 'pyproject.toml');
    },
  ],
  [
    'offers a quick fix and applies it',
    async (context) => {
      const { page } = context;
      const rows = page.locator('.action-widget .monaco-list-row.action');
      await goTo(page, ...placeAfter(context, 'license = {te'));
      await page.keyboard.press('Control+.');
      await rows.first().waitFor();
      await picture(context, 'quick-fix');
      await page.keyboard.press('Escape');
      await goTo(page, ...placeAfter(context, '"rich='));
      await page.keyboard.press('Control+.');
      await rows.first().waitFor();
      await page.keyboard.press('Enter');
      await until('the fix', async () => (await editorText(page)).includes('"rich>=13"'));
    },
  ],
  [
    'fixes all that is safe, and saves',
    async (context) => {
      const { page, demo } = context;
      await command(page, 'Pyproject: Fix All');
      await until('the licence string', async () => (await editorText(page)).includes('license = "MIT"'));
      await goTo(page, 1, 1);
      await picture(context, 'fix-all');
      await page.keyboard.press('Control+S');
      await until('the saved file', () => readDemo(demo).includes('license = "MIT"'));
    },
  ],
  [
    'lists its commands behind the status item',
    async ({ page }) => {
      await statusItem(page).click();
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Restart Server' }).waitFor();
      await page.keyboard.press('Escape');
      // Away from the item, whose tooltip would lie over a message.
      await page.mouse.move(600, 300);
    },
  ],
  [
    'says once that the server stays stopped, with the log at hand',
    async (context) => {
      const { page } = context;
      for (let crash = 1; crash <= 6; crash++) {
        await until('the server', () => serverProcesses(context).length === 1);
        const [pid] = serverProcesses(context);
        if (pid === undefined) throw new Error('no server');
        process.kill(pid, 'SIGKILL');
        await until('its end', () => !serverProcesses(context).includes(pid));
      }
      const toast = page.locator('.notification-toast', { hasText: 'stays stopped' });
      await toast.waitFor();
      if ((await page.locator('.notification-toast').count()) !== 1) throw new Error('more than one message');
      await toast.locator('a, .monaco-button', { hasText: 'Show Log' }).last().click();
      await page.locator('.part.panel', { hasText: 'Pyproject' }).waitFor();
    },
  ],
  [
    'Restart Server brings the findings back',
    async (context) => {
      const { page } = context;
      await command(page, 'Pyproject: Restart Server');
      await until('the server', () => serverProcesses(context).length === 1);
      await openFile(page, 'pyproject.toml');
      await until('the status item', async () =>
        ((await statusItem(page).textContent()) ?? '').includes('setuptools'),
      );
    },
  ],
];

export const run = (context: UiContext): Promise<Result[]> => runSteps('ui', context, steps);
