// Runs the suite in `web/` in a VS Code that lives in the browser alone: a proxy before the VS Code server hands out
// the same workbench, told that there is no server behind it.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { format } from 'node:util';
import { launchChromium } from '../../../scripts/lib/chromium.mjs';
import { root } from '../../../scripts/lib/provision.mjs';
import { startServer } from '../../../scripts/lib/server.mjs';
import { output } from './bundle.mjs';
import { scratch } from './scratch.mjs';

const TIME_LIMIT = 120_000;
const TYPES = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.html': 'text/html',
};

/** What the page may read below `/ext/`. */
const FOLDERS = {
  main: root,
  files: path.join(root, 'test/vscode/extensions/files'),
};

/** The results of the browser suite: `{ title, passed }` each; none at all counts as a failure. */
export async function runInBrowser() {
  const server = await startServer({ data: scratch().data, smoke: true });
  const proxy = await startProxy(server.origin);
  const browser = await launchChromium();
  const results = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1180, height: 700 } });
    const ended = new Promise((resolve) => {
      const timer = setTimeout(() => resolve(124), TIME_LIMIT);
      void page.exposeFunction('codeAutomationExit', (code) => {
        clearTimeout(timer);
        resolve(code);
      });
    });
    await page.exposeFunction('codeAutomationLog', (_type, args) => {
      const line = format(...args);
      const mark = /##TEST ((ok|not ok) - )?(.*)/.exec(line);
      if (mark === null) {
        if (process.env.VSCODE_LOG) console.log(`  | ${line}`);
        return;
      }
      console.log(`${mark[1] ?? ''}${mark[3]}`);
      if (mark[2] !== undefined) results.push({ title: mark[3], passed: mark[2] === 'ok' });
    });
    if (process.env.VSCODE_LOG) page.on('console', (message) => console.log(`  : ${message.text()}`));
    // VS Code runs tests in the host of the extension that they lie in.
    const payload = [
      ['skipWelcome', 'true'],
      ['extensionTestsPath', `${proxy.origin}/ext/main/${path.relative(root, output)}/web/index.js`],
    ];
    await page.goto(
      `${proxy.origin}/?folder=${encodeURIComponent('memory:/demo')}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    );
    const code = await ended;
    if (results.length === 0 || (code !== 0 && results.every(({ passed }) => passed))) {
      console.log(`not ok - browser: VS Code ended the run with ${code}.`);
      results.push({ title: 'browser', passed: false });
    }
    return results;
  } finally {
    await browser.close();
    proxy.stop();
    server.stop();
  }
}

async function startProxy(upstream) {
  const proxy = http.createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url, upstream);
      if (process.env.VSCODE_LOG && pathname.startsWith('/ext/')) console.log(pathname);
      if (pathname.startsWith('/ext/')) return sendFile(pathname, response);
      const answer = await fetch(upstream + request.url, { redirect: 'manual' });
      const headers = Object.fromEntries(answer.headers);
      for (const name of ['content-length', 'content-encoding', 'transfer-encoding', 'connection'])
        delete headers[name];
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, headers);
      if (pathname === '/') response.end(withoutServer(body.toString(), request.headers.host));
      else if (pathname.endsWith('/workbench.js')) response.end(withoutRemote(body.toString()));
      else response.end(body);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${proxy.address().port}`, stop: () => proxy.close() };
}

function sendFile(pathname, response) {
  const [, , name, ...rest] = decodeURIComponent(pathname).split('/');
  const folder = FOLDERS[name];
  const file = folder && path.resolve(folder, rest.join('/'));
  if (!file?.startsWith(`${folder}${path.sep}`) || !fs.existsSync(file) || !fs.statSync(file).isFile())
    return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
  response.end(fs.readFileSync(file));
}

/** The page's configuration without a remote side, with our extension and the one that holds the files. */
function withoutServer(html, authority) {
  const place = (name) => ({ scheme: 'http', authority, path: `/ext/${name}` });
  const pattern = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;
  const settings = pattern.exec(html)?.[2];
  if (settings === undefined) throw new Error('The page of VS Code has no configuration.');
  const { remoteAuthority, folderUri, ...configuration } = JSON.parse(settings.replaceAll('&quot;', '"'));
  const changed = {
    ...configuration,
    userDataPath: '/',
    developmentOptions: { ...configuration.developmentOptions, extensions: [place('main')] },
    additionalBuiltinExtensions: [place('files')],
  };
  return html.replace(pattern, (_, start) => `${start}${JSON.stringify(changed).replaceAll('"', '&quot;')}"`);
}

function withoutRemote(script) {
  const changed = script
    .replace('remoteAuthority:location.host', 'remoteAuthority:void 0')
    .replace(
      /\.with\(\{scheme:[\w$.]+\.vscodeRemote\}\),"User"\)/,
      '.with({scheme:"vscode-userdata"}),"User")',
    );
  if (changed.length === script.length) throw new Error('The workbench of VS Code has changed its shape.');
  return changed;
}
