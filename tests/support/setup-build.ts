import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What `npx commonplace` runs. */
export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/**
 * Before tests that start the program: what is built is what they start, as everybody does. It also
 * spares each start the compiling of a thousand modules.
 */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
