import fs from 'node:fs';
import path from 'node:path';
import {
  actionRow,
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
  type UiContext,
  until,
} from './workbench.ts';

const PROJECT = `[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "tidepool"
version = "0.3.0"
readme = "README.md"
requires-python = ">=3.11"
dependencies = [
  "rich>=13",
  "httpx>=0.27", # the client
  "attrs",
]

[project.scripts]
tidepool = "tidepool.cli:main"

[dependency-groups]
test = ["pytest>=8", "coverage"]
dev = [{ include-group = "test" }, "ruff"]
`;

const FILES: Readonly<Record<string, string>> = {
  'pyproject.toml': PROJECT,
  'src/tidepool/cli.py':
    '"""The command line."""\n\n\ndef main() -> None:\n    print("high water at noon")\n',
  'tox.ini': '[testenv]\ndependency_groups = test\ncommands = pytest\n',
  '.github/workflows/test.yml': 'jobs:\n  test:\n    steps:\n      - run: uv sync --group test\n',
  '.vscode/settings.json': '{ "editor.formatOnSave": true, "editor.inlayHints.enabled": "on" }\n',
};

const CROOKED = 'keywords=[ "tide","sea" ]    # of what';
const SORTED = '"attrs",\n  "httpx>=0.27", # the client\n  "rich>=13",';
/** The text as it was before it was saved, to compare with. */
const BEFORE = 'before-saving.toml';

const onDisk = ({ demo }: UiContext, file: string): string => fs.readFileSync(path.join(demo, file), 'utf8');

const steps: readonly Step[] = [
  [
    'opens a project',
    async (context) => {
      for (const [file, text] of Object.entries(FILES)) {
        fs.mkdirSync(path.dirname(path.join(context.demo, file)), { recursive: true });
        fs.writeFileSync(path.join(context.demo, file), text);
      }
      await openWorkbench(context);
      await openFile(context.page, 'pyproject.toml');
      await command(context.page, 'View: Toggle Primary Side Bar Visibility');
    },
  ],
  [
    'shows behind an include what it adds',
    async (context) => {
      const { page } = context;
      await until('the hint', async () => (await editorText(page)).includes('+ pytest, coverage'));
      await picture(context, 'inlay-hints');
    },
  ],
  [
    "goes to a script's function",
    async (context) => {
      const { page } = context;
      await goTo(page, ...placeAfter(context, '"tidepool.cli:m'));
      await command(page, 'Go to Definition');
      await page.locator('.tab.active', { hasText: 'cli.py' }).waitFor();
      await until('the function', async () => (await editorText(page)).includes('def main'));
      await page.locator('.statusbar-item', { hasText: 'Ln 4' }).first().waitFor();
      await command(page, 'View: Close Editor');
      await openFile(page, 'pyproject.toml');
      await goTo(page, ...placeAfter(context, '"tidepool.cli:m'));
      await command(page, 'Open Definition to the Side');
      await page.locator('.editor-group-container.active .tab.active', { hasText: 'cli.py' }).waitFor();
      await picture(context, 'definition');
      await command(page, 'View: Close Editor');
      await openFile(page, 'pyproject.toml');
    },
  ],
  [
    'sorts the requirements, with their comments',
    async (context) => {
      const { page } = context;
      await goTo(page, ...placeAfter(context, '"rich>'));
      const row = await actionRow(page, 'Refactor...', 'Sort the requirements');
      await picture(context, 'refactor');
      await row.click();
      await until('the order', async () =>
        /"attrs",\s+"httpx>=0\.27", # the client\s+"rich>=13",/.test(await editorText(page)),
      );
    },
  ],
  [
    'lays the file out when it is saved',
    async (context) => {
      const { page } = context;
      await goTo(page, ...placeAfter(context, 'requires-python = ">=3.11"'));
      await page.keyboard.press('Enter');
      await page.keyboard.type(CROOKED, { delay: 20 });
      await page.keyboard.press('Escape');
      const last = 'requires-python = ">=3.11"\n';
      const before = onDisk(context, 'pyproject.toml')
        .replace('"rich>=13",\n  "httpx>=0.27", # the client\n  "attrs",', SORTED)
        .replace(last, `${last}${CROOKED}\n`);
      fs.writeFileSync(path.join(context.demo, BEFORE), before);
      await page.keyboard.press('Control+S');
      await until('the saved file', () =>
        onDisk(context, 'pyproject.toml').includes('\nkeywords = ["tide", "sea"] # of what\n'),
      );
      await openFile(page, BEFORE);
      await command(page, 'File: Compare Active File With...');
      await page.locator('.quick-input-widget:visible input').fill('pyproject.toml');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'pyproject.toml' }).first().click();
      await page
        .locator('.monaco-diff-editor .line-insert, .monaco-diff-editor .char-insert')
        .first()
        .waitFor();
      await picture(context, 'format');
      await command(page, 'View: Close Editor');
      await command(page, 'View: Close Editor');
      fs.rmSync(path.join(context.demo, BEFORE));
      await openFile(page, 'pyproject.toml');
    },
  ],
  [
    'has a file open that names the group, with lines that are not saved',
    async ({ page }) => {
      await openFile(page, 'tox.ini');
      await goTo(page, 1, 1);
      await page.keyboard.type('# not saved yet', { delay: 20 });
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.locator('.tab.active.dirty', { hasText: 'tox.ini' }).waitFor();
      await openFile(page, 'pyproject.toml');
    },
  ],
  [
    'renames a group with its uses in other files, after a preview',
    async (context) => {
      const { page } = context;
      await goTo(page, ...placeAfter(context, '[dependency-groups]\nte'));
      await command(page, 'Rename Symbol');
      const input = page.locator('.rename-box input');
      await input.waitFor();
      await input.fill('tests');
      await page.keyboard.press('Enter');
      const panel = page
        .locator('.part.panel .refactor-preview, .part.panel', { hasText: 'Refactor Preview' })
        .first();
      await panel.waitFor();
      await page.locator('.part.panel .monaco-list-row', { hasText: 'tox.ini' }).first().waitFor();
      await picture(context, 'rename');
      // What other files say is confirmed by the person: all of it here.
      const open = page.locator('.part.panel .monaco-list-row [role="checkbox"][aria-checked="false"]');
      const last = page.locator('.part.panel .monaco-list-row', { hasText: 'dependency_groups' });
      await until('the last place', async () => {
        while ((await open.count()) > 0) await open.first().click();
        await page.locator('.part.panel .monaco-list').hover();
        await page.mouse.wheel(0, 40);
        return (await last.count()) > 0 && (await open.count()) === 0;
      });
      await page.locator('.part.panel .monaco-button', { hasText: 'Apply' }).first().click();
      await until('the new name', async () => (await editorText(page)).includes('include-group = "tests"'));
      // The place is that in the editor, and what stands there stays: VS Code saves it with the rename.
      await until('the file that was not saved', () =>
        onDisk(context, 'tox.ini').startsWith('# not saved yet\n\n[testenv]\ndependency_groups = tests\n'),
      );
      await until('the file that is not open', () =>
        onDisk(context, '.github/workflows/test.yml').includes('uv sync --group tests\n'),
      );
      await page.keyboard.press('Control+S');
      await until('the saved file', () =>
        readDemo(context.demo).includes('tests = ["pytest>=8", "coverage"]'),
      );
    },
  ],
];

export const run = (context: UiContext): Promise<Result[]> => runSteps('edit', context, steps);
