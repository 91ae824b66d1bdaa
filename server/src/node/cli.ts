import path from 'node:path';
import { loaderFor } from './code-cache.ts';

// The command line: what loads it knows how to load it fast.
loaderFor(__dirname, process.argv[2] ?? '')(path.join(__dirname, 'commands.js'));
