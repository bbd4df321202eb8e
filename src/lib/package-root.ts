import { existsSync } from 'node:fs';

/**
 * The folder of this package, with a slash at its end. What is read from it at run time stands beside
 * package.json, while the code may be a module of src/ or a part of what the build made of them.
 */
export const PACKAGE_ROOT = rootAbove(new URL('.', import.meta.url));

function rootAbove(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder;
  return rootAbove(new URL('..', folder));
}
