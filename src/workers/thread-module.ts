import { existsSync } from 'node:fs';
import { PACKAGE_ROOT } from '../lib/package-root.ts';

/**
 * Where the build put the module that a thread runs. Threads of Node 20 load no TypeScript, so the sources
 * use what was built of them, too: `npm run build` after a change of what runs in a thread.
 *
 * @throws Error when there is none
 */
export function threadModule(
  name: 'text-thread' | 'import-thread' | 'pglite-thread' | 'image-process' | 'share-image-process',
): URL {
  const module = new URL(`dist/chunks/${name}.js`, PACKAGE_ROOT);
  if (existsSync(module)) return module;
  throw new Error(`${module.pathname} does not exist. Run npm run build.`);
}
