/**
 * Compares the tables and the programs in the documents with the files that they are made from; `--write`
 * updates them.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { assertObjectType } from 'graphql';
import { schema } from '../src/composition/schema.ts';
import { ENVIRONMENT } from '../src/env.ts';
import { ERROR_CODES, USER_ERROR_CODES } from '../src/lib/errors.ts';
import { priceRows } from './price-table.ts';

const environment = table(
  ['variable', 'default', 'what it does'],
  ENVIRONMENT.map((variable) => [
    `\`${variable.name}\``,
    variable.default === '' ? '' : `\`${variable.default}\``,
    variable.description,
  ]),
);

const errorCodes = table(
  ['`extensions.code`', 'what it means'],
  Object.entries(ERROR_CODES).map(([code, meaning]) => [`\`${code}\``, meaning]),
);

const userErrorCodes = table(
  ['`code`', 'what it means'],
  Object.entries(USER_ERROR_CODES).map(([code, meaning]) => [`\`${code}\``, meaning]),
);

/** Programs that tests run; each stands in docs/api.md as it is. */
const PROGRAMS = [
  'tests/clients/relay/profile-comments.tsx',
  'tests/clients/apollo/cache.ts',
  'tests/clients/apollo/profile-comments.tsx',
  'tests/clients/urql/cache.ts',
  'tests/clients/urql/profile-comments.tsx',
  'tests/clients/gql-tada/graphql.ts',
  'tests/clients/gql-tada/busiest-people.ts',
  'tests/clients/plain-fetch/all-comments.ts',
  'tests/clients/plain-fetch/create-post.ts',
  'tests/clients/plain-fetch/upload-picture.ts',
  'tests/clients/graphql-ws/new-posts.ts',
];

type Part = readonly [name: string, content: string];

const PAGES: Readonly<Record<string, readonly Part[]>> = {
  'docs/operations.md': [['environment', environment]],
  'docs/api.md': [
    ['error codes', errorCodes],
    ['user error codes', userErrorCodes],
    ['prices', table(['what', 'points'], priceRows(schema))],
    ['limits', table(['limit', 'what it bounds'], limitRows())],
    ...(await Promise.all(
      PROGRAMS.map(async (path) => [path, fenced(path, await readFile(path, 'utf8'))] as const),
    )),
  ],
};
for (const [file, ofFile] of Object.entries(PAGES)) await checkPage(file, ofFile);
console.log(`${Object.values(PAGES).flat().length} parts`);

async function checkPage(file: string, ofFile: readonly Part[]): Promise<void> {
  const page = await readFile(file, 'utf8');
  const mended = ofFile.reduce((text, part) => replacePart(file, text, part), page);
  if (mended === page) return;
  if (process.argv.includes('--write')) {
    await writeFile(file, mended);
    console.log(`${file} says what the code says now.`);
    return;
  }
  const before = new Set(page.split('\n'));
  const missing = mended.split('\n').filter((line) => !before.has(line));
  console.error(
    `${file} differs from the code. It lacks:\n${missing.join('\n') || '(other order)'}`,
  );
  process.exitCode = 1;
}

/** The fields of `site { limits }`. */
function limitRows(): string[][] {
  const type = assertObjectType(schema.getType('SiteLimits'));
  return Object.values(type.getFields()).map(({ name, description }) => [
    `\`${name}\``,
    description ?? '',
  ]);
}

/** A part stands between two comments, which a reader of the page does not see. */
function replacePart(file: string, text: string, [name, content]: Part): string {
  const begin = `<!-- ${name}: npm run readme:tables writes this -->\n`;
  const end = `<!-- ${name}: end -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) {
    console.error(`${file} has lost the lines around a part:\n${begin}${end}`);
    process.exit(1);
  }
  return `${text.slice(0, from + begin.length)}\n${content}\n\n${text.slice(to)}`;
}

/** A block of code. */
function fenced(path: string, code: string): string {
  return `\`\`\`${path.split('.').at(-1)}\n${code.trimEnd()}\n\`\`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
