import fs from 'node:fs';
import path from 'node:path';
import type { FileChange } from '../migrate/plan.ts';
import { decodeSource } from '../migrate/python/encoding.ts';
import { reason } from './find.ts';

/**
 * Writes all files or none: a file must be as it was when it was read, and what was changed is put back when one fails.
 */
export function writeFiles(folder: string, files: readonly FileChange[]): string | undefined {
  const done: { readonly path: string; readonly bytes: Buffer | undefined }[] = [];
  for (const file of files) {
    const full = path.join(folder, file.path);
    try {
      const found = fs.existsSync(full) ? fs.readFileSync(full) : undefined;
      if ((found === undefined ? undefined : decodeSource(found)) !== file.before)
        throw new Error('it changed meanwhile');
      done.push({ path: file.path, bytes: found });
      if (file.after === undefined) fs.rmSync(full);
      else fs.writeFileSync(full, file.after);
    } catch (error) {
      for (const { path: one, bytes } of done.reverse()) {
        const back = path.join(folder, one);
        if (bytes === undefined) fs.rmSync(back, { force: true });
        else fs.writeFileSync(back, bytes);
      }
      return `"${file.path}" cannot be written: ${reason(error)}. Nothing was changed.`;
    }
  }
  return undefined;
}
