// Draws `images/icon.png` from `images/icon.svg`: the marketplace takes no SVG.
import fs from 'node:fs';
import { launchChromium } from './lib/chromium.mjs';

const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body { margin: 0 }</style>${fs.readFileSync('images/icon.svg', 'utf8')}`);
  await page.screenshot({ path: 'images/icon.png', omitBackground: true });
} finally {
  await browser.close();
}
