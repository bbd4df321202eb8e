import { copyFile, link, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageStore } from '../images/image-store.ts';
import { fileExists } from '../lib/file-exists.ts';
import { fileNameOf, parseFileName } from '../lib/image-files.ts';
import { assertEmpty, moveFolder } from './folders.ts';

/** The files of the pictures, wherever they are. Exports of personal data are not among them: they expire. */
export interface Pictures {
  /** Copies all of them into a folder. */
  copyTo(folder: string): Promise<void>;
  /** @throws BackupError when files cannot be restored here */
  assertRoom(): Promise<void>;
  /** Restores all files of a folder, which may be gone then. */
  takeFrom(folder: string): Promise<void>;
}

export function picturesInFolder(place: string): Pictures {
  return {
    async copyTo(folder) {
      const entries = (await fileExists(place))
        ? await readdir(place, { withFileTypes: true })
        : [];
      for (const entry of entries) {
        const { name } = entry;
        if (!entry.isFile() || name.startsWith('.')) continue;
        // Files of pictures never change, so a second name for each is a copy where the disk allows it.
        await link(join(place, name), join(folder, name)).catch(() =>
          copyFile(join(place, name), join(folder, name)),
        );
      }
    },
    assertRoom: () => assertEmpty(place),
    takeFrom: (folder) => moveFolder(folder, place),
  };
}

export function picturesInStore(store: ImageStore): Pictures {
  return {
    async copyTo(folder) {
      for await (const file of store.list()) {
        const bytes = await store.read(file);
        // Null when the server removed it meanwhile, because no upload has it.
        if (bytes !== null) await writeFile(join(folder, fileNameOf(file)), bytes);
      }
    },
    // Their names are digests of their content: whatever is there already is the same.
    assertRoom: async () => {},
    async takeFrom(folder) {
      for (const name of await readdir(folder)) {
        const file = parseFileName(name);
        if (file === null || (await store.has(file))) continue;
        await store.write(file, await readFile(join(folder, name)));
      }
    },
  };
}
