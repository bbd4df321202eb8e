#!/usr/bin/env node
// The command line. A checkout that was never built is built first.
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);
if (!existsSync(main)) {
  process.stderr.write('Building, once. This takes some seconds.\n');
  const { build } = await import('../scripts/build.mjs');
  await build();
}
await import(main.href);
