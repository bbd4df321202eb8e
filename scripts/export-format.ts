/** Fails when the JSON Schemas of docs/export-format are not what src/exporters/site says; `--write` writes them. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../src/exporters/site/json-schemas.ts';

const FOLDER = 'docs/export-format';

const expected = new Map(
  Object.entries(jsonSchemas()).map(([name, schema]) => [
    name,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]),
);
if (process.argv.includes('--write')) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, content] of expected) writeFileSync(join(FOLDER, name), content);
} else {
  const found = readdirSync(FOLDER);
  const wrong = [...new Set([...found, ...expected.keys()])].filter(
    (name) =>
      !found.includes(name) || readFileSync(join(FOLDER, name), 'utf8') !== expected.get(name),
  );
  for (const name of wrong) console.error(`${join(FOLDER, name)} is not what the code says.`);
  if (wrong.length > 0) process.exitCode = 1;
}
console.log(`${expected.size} schemas`);
