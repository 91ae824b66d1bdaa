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

/** What VS Code's inspector says of the token before the cursor. */
async function inspect({ page }: UiContext, line: number, column: number): Promise<string> {
  await goTo(page, line, column);
  await command(page, 'Developer: Inspect Editor Tokens and Scopes');
  const widget = page.locator('.token-inspect-widget:visible', { hasText: 'textmate scopes' });
  await widget.waitFor();
  const text = (await widget.textContent()) ?? '';
  await page.keyboard.press('Escape');
  return text;
}

async function expectScope(context: UiContext, after: string, scope: string): Promise<void> {
  const [line, column] = placeAfter(context, after);
  const text = await inspect(context, line, column - 1);
  if (!text.includes(scope)) throw new Error(`${after} has no scope ${scope}: ${text}`);
}

const steps: readonly Step[] = [
  [
    'opens the file',
    async (context) => {
      await openWorkbench(context);
      await openFile(context.page, 'pyproject.toml');
    },
  ],
  [
    'the other extension colours keys',
    (context) => expectScope(context, 'keywords', 'variable.key.other.toml'),
  ],
  [
    'ours colours requirements inside its strings',
    (context) => expectScope(context, '"httpx', 'entity.name.type.package.pep508'),
  ],
  [
    'findings come',
    async ({ page }) => {
      await page.locator('.squiggly-error').first().waitFor();
    },
  ],
  [
    'the other extension formats, without a question',
    async ({ page }) => {
      // Before an extension has registered a formatter, a command of the same title says that there is none.
      await page.locator('.statusbar-item', { hasText: 'The other formatter is ready' }).waitFor();
      await command(page, 'Format Document');
      await until('the formatted text', async () =>
        (await editorText(page)).includes('# formatted by the other extension'),
      );
    },
  ],
];

export const run = (context: UiContext): Promise<Result[]> => runSteps('beside', context, steps);
