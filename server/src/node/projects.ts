import fs from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findFiles } from '../cli/find.ts';
import type { ProjectFile, ProjectSource } from '../lsp/environment.ts';
import { LONGEST_DOCUMENT } from '../spec/limits.ts';

const MOST_FILES = 2000;

/**
 * The pyproject.toml files of workspace folders, without those that ignore files leave out. The list is kept until a file
 * of that name comes or goes; the text of each until its time or size changes.
 */
export function createProjectSource(): ProjectSource {
  let lists = new Map<string, readonly string[]>();
  const texts = new Map<string, { readonly stamp: string; readonly file: ProjectFile }>();
  const listOf = (folder: string): readonly string[] => {
    const known = lists.get(folder);
    if (known !== undefined) return known;
    const found = folder.startsWith('file:') ? findFiles(['.'], fileURLToPath(folder)).files : [];
    const list = found.slice(0, MOST_FILES).map((name) => `${folder.replace(/\/$/, '')}/${name}`);
    lists.set(folder, list);
    return list;
  };
  const read = (address: string): ProjectFile[] => {
    try {
      const path = fileURLToPath(address);
      const { mtimeMs, size } = fs.statSync(path);
      if (size > LONGEST_DOCUMENT) return [];
      const stamp = `${mtimeMs} ${size}`;
      let known = texts.get(path);
      if (known?.stamp !== stamp) {
        known = { stamp, file: { uri: pathToFileURL(path).href, text: fs.readFileSync(path, 'utf8') } };
        texts.set(path, known);
      }
      return [known.file];
    } catch {
      // Gone since, or not ours to read.
      return [];
    }
  };
  return {
    async find(folders) {
      const found = new Map<string, ProjectFile>();
      for (const folder of folders) {
        for (const address of listOf(folder)) for (const file of read(address)) found.set(file.uri, file);
      }
      return [...found.values()];
    },
    changed() {
      lists = new Map();
    },
  };
}
