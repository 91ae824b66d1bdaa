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
  until,
} from './workbench.ts';

const rows = '.quick-input-widget:visible .quick-input-list .monaco-list-row';

/** Takes a tool in the list, by its mark (for a picture) or by Enter alone, and the likely group in the next list; that does not come for Ruff, which a group has. */
async function add(context: UiContext, label: string, asks: boolean, picture?: string): Promise<void> {
  const { page } = context;
  await command(page, 'Pyproject: Add Tool Section…');
  const input = page.locator('.quick-input-widget:visible input[type="text"]');
  await page.locator(rows).first().waitFor();
  await input.fill(label);
  const row = page.locator(rows).first();
  await row.locator('.label-name', { hasText: label }).waitFor();
  if (picture !== undefined) {
    await row.locator('.monaco-checkbox, input[type="checkbox"]').first().click();
    await page.locator('.quick-input-count', { hasText: '1 Selected' }).waitFor();
    await input.fill('');
    await page.waitForTimeout(500);
    await page.screenshot({ path: path.join(context.images, picture) });
  }
  await page.keyboard.press('Enter');
  if (!asks) return;
  await page.locator(rows, { hasText: 'there already' }).first().waitFor();
  await page.keyboard.press('Enter');
}

async function save({ page, demo }: UiContext, has: string): Promise<void> {
  await until('the message', async () => (await page.locator('.notification-toast').count()) > 0);
  await page.locator('.notification-toast').last().locator('.monaco-button', { hasText: 'Save' }).click();
  await until('the saved file', () => readDemo(demo).includes(has));
  await command(page, 'Notifications: Clear All Notifications');
}

const steps: readonly Step[] = [
  [
    'opens the file',
    async (context) => {
      await openWorkbench(context);
      await openFile(context.page, 'pyproject.toml');
    },
  ],
  ...(
    [
      ['Ruff', '[tool.ruff]\nline-length = 88\n'],
      ['mypy', '[tool.mypy]\nfiles = ["src"]\npython_version = "3.11"\n'],
      ['Vulture', '[tool.vulture]\npaths = ["src"]\n'],
      ['interrogate', '[tool.interrogate]\nfail-under = 80\n'],
      ['Memray', '[tool.memray]\noutput = '],
    ] as const
  ).map(
    ([label, has]): Step => [
      `adds ${label} from the palette`,
      async (context) => {
        await add(context, label, label !== 'Ruff', label === 'Ruff' ? 'add-tool.png' : undefined);
        await save(context, has);
      },
    ],
  ),
  [
    'marks what is there, and Escape changes nothing',
    async ({ page, demo }) => {
      const before = readDemo(demo);
      await command(page, 'Pyproject: Add Tool Section…');
      const input = page.locator('.quick-input-widget:visible input[type="text"]');
      await page.locator(rows).first().waitFor();
      await input.fill('Vulture');
      await page
        .locator(rows, { has: page.locator('.codicon-check') })
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      if (readDemo(demo) !== before || (await page.locator('.tab.dirty').count()) > 0)
        throw new Error('the file has changed');
    },
  ],
];

export const run = (context: UiContext): Promise<Result[]> => runSteps('add-tool', context, steps);
