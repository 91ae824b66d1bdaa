import fs from 'node:fs';

/** A data file as the product ships it; `npm run data` makes it. */
export const dataFile = (name: string): unknown => JSON.parse(fs.readFileSync(`.cache/data/${name}`, 'utf8'));
