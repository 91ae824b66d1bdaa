import { loaderFor } from './code-cache.ts';

// The command line: what loads it knows how to load it fast.
const { load, keep } = loaderFor(__dirname, process.argv[2] ?? '');
process.once('exit', keep);
load('commands.js');
