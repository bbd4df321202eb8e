/**
 * Holds src, tests and scripts against the import rules of .dependency-cruiser.mjs, and bench where its
 * packages are installed; and refuses circles between the folders of src, between groups and between nouns.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { findCircles, PARTS, type Part } from './import-circles.ts';
import { followImports, formatBroken } from './import-rules.ts';

const folders = ['src', 'tests', 'scripts', ...(existsSync('bench/generated') ? ['bench'] : [])];
const { broken, modules, arrows } = followImports({ folders });
if (broken.length > 0) {
  console.error(formatBroken(broken));
  process.exitCode = 1;
}

// A parser that reads nothing finds nothing to complain of.
const read = new Set(modules);
const missed = (await readdir('src', { recursive: true }))
  .map((file) => `src/${file}`)
  .filter((file) => file.endsWith('.ts') && !file.includes('/generated/') && !read.has(file));
if (missed.length > 0) {
  console.error(`Not read by the parser:\n${missed.join('\n')}`);
  process.exitCode = 1;
}
for (const part of Object.keys(PARTS) as Part[]) {
  const circles = findCircles(arrows, part);
  console.log(`${circles.length} circles between ${part}`);
  for (const circle of circles) console.error(`  ${circle.join(' ')}`);
  if (circles.length > 0) process.exitCode = 1;
}
console.log(`${modules.length} modules, ${arrows.length} arrows`);
