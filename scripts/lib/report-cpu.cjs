// Loaded into a Node process that is measured: at its end it tells its parent what it used.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  require('node:fs').writeSync(3, String((user + system) / 1000));
});
