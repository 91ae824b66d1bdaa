// Starts an old VS Code server: up to 4.99, code-server's copy does not listen by itself.
//   node old-server.cjs --entry=out/server-main.js --name value …      as `server.mjs` writes it
const http = require('node:http');
const { parseArgs } = require('node:util');

const names = [
  'entry',
  'host',
  'port',
  'telemetry-level',
  'server-data-dir',
  'user-data-dir',
  'extensions-dir',
];
const flags = ['without-connection-token', 'accept-server-license-terms', 'disable-telemetry'];
const more = ['force-disable-user-env', 'enable-smoke-test-driver', 'disable-workspace-trust'];
const { values } = parseArgs({
  options: {
    ...Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
    ...Object.fromEntries([...flags, ...more].map((name) => [name, { type: 'boolean' }])),
    'reconnection-grace-time': { type: 'string' },
  },
});

async function main() {
  const { loadCodeWithNls } = require(values.entry);
  const { createServer } = await loadCodeWithNls();
  const server = await createServer(null, { ...values, _: [], compatibility: '1.64' });
  const listener = http.createServer((request, response) => server.handleRequest(request, response));
  listener.on('upgrade', (request, socket) => {
    server.handleUpgrade(request, socket);
    socket.resume();
  });
  listener.listen(Number(values.port), values.host, () =>
    console.log(`Extension host agent listening on ${listener.address().port}`),
  );
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
