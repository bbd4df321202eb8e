// `npm start`: builds what is stale, then serves.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ROOT } from './tools.mjs';

/** How often to look whether npm is still there, in ms; shorter than what counts as one signal. */
const INTERVAL = 200;

await build();
stopWithParent();

const main = join(ROOT, 'dist/main.js');
process.argv = [process.execPath, main, 'serve', ...process.argv.slice(2)];
await import(pathToFileURL(main).href);

/**
 * npm passes a SIGTERM on to the shell between it and us, and some shells just die of it. Then nobody
 * would tell the server to end.
 */
function stopWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, INTERVAL);
  watch.unref();
}
