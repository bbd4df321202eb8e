/** Holds README.md's tables and its code of clients against the files they are of; `--write` mends them. */
import { readFile, writeFile } from 'node:fs/promises';
import { ENVIRONMENT } from '../src/env.ts';
import { ERROR_CODES } from '../src/lib/errors.ts';

const FILE = 'README.md';

const TABLES: Readonly<Record<string, string>> = {
  environment: table(
    ['variable', 'default', 'what it does'],
    ENVIRONMENT.map((variable) => [
      `\`${variable.name}\``,
      variable.default === '' ? '' : `\`${variable.default}\``,
      variable.description,
    ]),
  ),
  'error codes': table(
    ['`extensions.code`', 'what it means'],
    Object.entries(ERROR_CODES).map(([code, meaning]) => [`\`${code}\``, meaning]),
  ),
};

/** Programs that tests run; each stands in README.md as it is. */
const PROGRAMS = [
  'tests/clients/relay/profile-comments.tsx',
  'tests/clients/apollo/profile-comments.tsx',
  'tests/clients/urql/profile-comments.tsx',
  'tests/clients/gql-tada/busiest-people.ts',
  'tests/clients/plain-fetch/all-comments.ts',
  'tests/clients/graphql-ws/new-posts.ts',
];

const parts = [
  ...Object.entries(TABLES),
  ...(await Promise.all(
    PROGRAMS.map(async (path) => [path, fenced(path, await readFile(path, 'utf8'))] as const),
  )),
];
const readme = await readFile(FILE, 'utf8');
const mended = parts.reduce(replacePart, readme);
if (mended === readme) {
  console.log(`${parts.length} parts`);
} else if (process.argv.includes('--write')) {
  await writeFile(FILE, mended);
  console.log(`${FILE} says what the code says now.`);
} else {
  const before = new Set(readme.split('\n'));
  const missing = mended.split('\n').filter((line) => !before.has(line));
  console.error(
    `${FILE} differs from the code. It lacks:\n${missing.join('\n') || '(other order)'}`,
  );
  process.exitCode = 1;
}

/** A part stands between two comments, which a reader of the page does not see. */
function replacePart(text: string, [name, content]: readonly [string, string]): string {
  const begin = `<!-- ${name}: npm run readme:tables writes this -->\n`;
  const end = `<!-- ${name}: end -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) {
    console.error(`${FILE} has lost the lines around a part:\n${begin}${end}`);
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
