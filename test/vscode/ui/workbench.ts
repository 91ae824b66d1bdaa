import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** What a suite is given: a page on a running VS Code and the folders around it. */
export interface UiContext {
  readonly page: Page;
  readonly url: string;
  /** The folder that is open. */
  readonly demo: string;
  /** Where VS Code keeps its state and the installed extension. */
  readonly data: string;
  /** The file in which a started Python, uv or pip would leave a line. */
  readonly trace: string;
  /** Where pictures for the README go. */
  readonly images: string;
  readonly failures: string;
  /** A virtual environment that can build without isolation. */
  readonly environment: string;
}

export interface Result {
  readonly title: string;
  readonly passed: boolean;
}

export type Step = readonly [title: string, run: (context: UiContext) => Promise<void>];

/** Runs the steps in order; after the first that fails the rest count as failed, with a picture of what was there. */
export async function runSteps(suite: string, context: UiContext, steps: readonly Step[]): Promise<Result[]> {
  const results: Result[] = [];
  let stopped: string | undefined;
  for (const [title, run] of steps) {
    const started = performance.now();
    let error: unknown = stopped;
    if (stopped === undefined) {
      try {
        await run(context);
      } catch (thrown) {
        error = thrown;
        stopped = `not reached after "${title}"`;
        fs.mkdirSync(context.failures, { recursive: true });
        const picture = path.join(context.failures, `${suite}.png`);
        await context.page.screenshot({ path: picture });
        console.log(`  picture: ${picture}`);
      }
    }
    const passed = error === undefined;
    const milliseconds = Math.round(performance.now() - started);
    console.log(`${passed ? 'ok' : 'not ok'} - ${suite} ${title} (${milliseconds} ms)`);
    if (!passed) console.log(`  ${error instanceof Error ? error.message : String(error)}`);
    results.push({ title: `${suite} ${title}`, passed });
  }
  return results;
}

export async function openWorkbench({ page, url }: UiContext): Promise<void> {
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  await page.locator('.monaco-workbench .part.editor').waitFor();
}

/** A picture for the README, once what has just opened has faded in. */
export async function picture({ page, images }: UiContext, name: string): Promise<void> {
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(images, `${name}.png`) });
}

/** Runs a command of the palette by its full title. */
export async function command(page: Page, title: string): Promise<void> {
  await choose(page, 'F1', `>${title}`, title);
}

/** Opens a menu of code actions by its command and gives the row with a text. What takes the focus at that moment closes it. */
export async function actionRow(page: Page, menu: string, text: string): Promise<Locator> {
  const row = page.locator('.action-widget .monaco-list-row.action', { hasText: text }).first();
  for (let attempt = 1; ; attempt++) {
    await command(page, menu);
    try {
      await row.waitFor({ timeout: 10_000 });
      return row;
    } catch (error) {
      if (attempt === 3 || (await page.locator('.action-widget').isVisible())) throw error;
    }
  }
}

export async function openFile(page: Page, name: string): Promise<void> {
  await choose(page, 'Control+P', name, name);
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .view-lines').first().waitFor();
}

/** Opens a quick input with a key, types, and takes the row. A view that takes the focus at that moment closes it. */
async function choose(page: Page, key: string, text: string, row: string): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input');
  const wanted = page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first();
  for (let attempt = 1; ; attempt++) {
    try {
      await page.keyboard.press(key);
      await input.fill(text, { timeout: 5000 });
      // Enter would take the row that has the focus, which may be one of a list that is about to go.
      return await wanted.click({ timeout: 10_000 });
    } catch (error) {
      if (attempt === 3) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Puts the cursor at a line and a column, both counted from 1. */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget:visible input');
  await input.fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
  await page.locator('.editor-instance .monaco-editor.focused').waitFor();
}

/** The line and column, counted from 1, right after `text` in the file on disk. */
export function placeAfter({ demo }: UiContext, text: string): readonly [number, number] {
  const content = readDemo(demo);
  const at = content.indexOf(text);
  if (at < 0) throw new Error(`${text} is not in the file.`);
  const before = content.slice(0, at + text.length).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}

export function readDemo(demo: string): string {
  return fs.readFileSync(path.join(demo, 'pyproject.toml'), 'utf8');
}

/** The text in the visible part of the editor. */
export async function editorText(page: Page): Promise<string> {
  const lines = await page.locator('.editor-instance .view-line').evaluateAll((all) =>
    all
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
      // The order in the page is that in which lines were drawn.
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

export async function until(what: string, holds: () => boolean | Promise<boolean>, milliseconds = 20_000) {
  const end = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${milliseconds / 1000} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function statusItem(page: Page): Locator {
  return page.locator('[id="pyproject-toolkit.pyproject-toolkit.pyproject.status"]');
}

/** The language servers that run out of this VS Code's folder. */
export function serverProcesses({ data }: UiContext): number[] {
  const lines = execFileSync('ps', ['-Ao', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) =>
    line.includes(`${data}/extensions/`) && line.includes('dist/server.js')
      ? [Number.parseInt(line, 10)]
      : [],
  );
}
