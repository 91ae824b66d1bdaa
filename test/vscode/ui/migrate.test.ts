import fs from 'node:fs';
import path from 'node:path';
import { openFile, openWorkbench, type Result, runSteps, type Step, type UiContext } from './workbench.ts';

const SETUP = `import os
import re

from setuptools import find_packages, setup

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "README.md"), encoding="utf-8") as readme:
    long_description = readme.read()
with open(os.path.join(here, "src", "moor", "__init__.py")) as module:
    version = re.search(r'__version__ = "(.*?)"', module.read()).group(1)

setup(
    name="moor",
    version=version,
    description="Tides and moorings",
    long_description=long_description,
    long_description_content_type="text/markdown",
    author="Ada Lovelace",
    author_email="ada@example.org",
    license="MIT",
    packages=find_packages("src"),
    package_dir={"": "src"},
    python_requires=">=3.10",
    install_requires=["attrs>=22", "tomli; python_version<'3.11'"],
    extras_require={"docs": ["sphinx"]},
    entry_points={"console_scripts": ["moor = moor:main"]},
)
`;
const rows = '.quick-input-widget:visible .quick-input-list .monaco-list-row';
const pick = ({ page }: UiContext, label: string) => page.locator(rows, { hasText: label }).first().click();
const toast = ({ page }: UiContext, text: string) =>
  page.locator('.notification-toast', { hasText: text }).first();

async function untilOnDisk(file: string, there: boolean): Promise<void> {
  for (const end = Date.now() + 30_000; fs.existsSync(file) !== there; ) {
    if (Date.now() > end) throw new Error(`${path.basename(file)} is ${there ? 'not ' : ''}there`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const steps: readonly Step[] = [
  [
    'opens a project with a setup.py, which has a lens',
    async (context) => {
      const { demo, page } = context;
      fs.rmSync(path.join(demo, 'pyproject.toml'));
      fs.mkdirSync(path.join(demo, 'src/moor'), { recursive: true });
      fs.writeFileSync(path.join(demo, 'src/moor/__init__.py'), '__version__ = "1.2"\nmain = print\n');
      fs.writeFileSync(path.join(demo, 'README.md'), '# Moor\n');
      fs.writeFileSync(path.join(demo, 'setup.py'), SETUP);
      await openWorkbench(context);
      await openFile(page, 'setup.py');
      await page
        .locator('.codelens-decoration a', { hasText: 'Migrate to pyproject.toml' })
        .first()
        .waitFor();
    },
  ],
  [
    'asks for the back-end, setup.py and the version, and shows the new file with a report',
    async (context) => {
      const { page, images } = context;
      await page.locator('.codelens-decoration a', { hasText: 'Migrate to pyproject.toml' }).first().click();
      await page.locator(rows, { hasText: 'Verify' }).first().waitFor();
      await page.keyboard.press('Enter');
      await pick(context, 'setuptools');
      await pick(context, 'Reduce');
      await pick(context, 'Copy the version');
      await toast(context, 'The migration changes').waitFor();
      await page.locator('.tab', { hasText: 'Migration report' }).first().waitFor();
      await page.locator('.monaco-diff-editor .view-line', { hasText: '"moor"' }).first().waitFor();
      await page.waitForTimeout(500);
      await page.screenshot({ path: path.join(images, 'migrate.png') });
    },
  ],
  [
    'applies it as one change',
    async (context) => {
      await toast(context, 'The migration changes')
        .locator('.monaco-button', { hasText: /^Apply$/ })
        .click();
      await toast(context, 'Migrated to pyproject.toml.').waitFor();
      await untilOnDisk(path.join(context.demo, 'pyproject.toml'), true);
      await untilOnDisk(path.join(context.demo, 'setup.py'), false);
    },
  ],
  [
    'which one Undo takes back',
    async (context) => {
      const { page, demo } = context;
      await page.locator('.editor-instance .view-line', { hasText: '"moor"' }).first().click();
      await page.keyboard.press('Control+z');
      await untilOnDisk(path.join(demo, 'setup.py'), true);
      await untilOnDisk(path.join(demo, 'pyproject.toml'), false);
      if (fs.readFileSync(path.join(demo, 'setup.py'), 'utf8') !== SETUP)
        throw new Error('setup.py is another');
    },
  ],
];

const CANCELLING: readonly Step[] = [
  [
    'verifies where that is ticked, until it is cancelled, and then changes nothing',
    async (context) => {
      const { page, demo } = context;
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+w');
      await openFile(page, 'setup.py');
      await page.locator('.codelens-decoration a', { hasText: 'Migrate to pyproject.toml' }).first().click();
      const boxes = page.locator('.quick-input-widget:visible');
      await boxes.locator('.quick-input-list .monaco-list-row', { hasText: 'Verify' }).waitFor();
      await boxes.locator('.quick-input-list .monaco-list-row', { hasText: 'Verify' }).click();
      await boxes.locator('.quick-input-box input').first().focus();
      await page.keyboard.press('Enter');
      await pick(context, 'setuptools');
      await pick(context, 'Reduce');
      await pick(context, 'Copy the version');
      await toast(context, 'The migration changes')
        .locator('.monaco-button', { hasText: 'Verify and Apply' })
        .click();
      const verifying = toast(context, 'Verifying');
      await verifying.waitFor();
      // The notification moves with each step that it tells of.
      await verifying.locator('.monaco-button', { hasText: 'Cancel' }).dispatchEvent('click');
      await verifying.waitFor({ state: 'detached' });
      await untilOnDisk(path.join(demo, 'setup.py'), true);
      await untilOnDisk(path.join(demo, 'pyproject.toml'), false);
    },
  ],
];

export const run = (context: UiContext): Promise<Result[]> =>
  runSteps('migrate', context, [...steps, ...CANCELLING]);
