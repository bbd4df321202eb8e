/** Holds the tables of README.md against the code that they are about; `--write` mends them. */
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

const readme = await readFile(FILE, 'utf8');
const mended = Object.entries(TABLES).reduce(replaceTable, readme);
if (mended === readme) {
  console.log(Object.keys(TABLES).join(', '));
} else if (process.argv.includes('--write')) {
  await writeFile(FILE, mended);
  console.log(`${FILE} has the tables of the code now.`);
} else {
  const before = new Set(readme.split('\n'));
  const missing = mended.split('\n').filter((line) => !before.has(line));
  console.error(
    `${FILE} differs from the code. It lacks:\n${missing.join('\n') || '(other order)'}`,
  );
  process.exitCode = 1;
}

/** The table stands between two comments, which a reader of the page does not see. */
function replaceTable(text: string, [name, rows]: [string, string]): string {
  const begin = `<!-- ${name}: npm run readme:tables writes this -->\n`;
  const end = `<!-- ${name}: end -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) {
    console.error(`${FILE} has lost the lines around the table:\n${begin}${end}`);
    process.exit(1);
  }
  return `${text.slice(0, from + begin.length)}\n${rows}\n\n${text.slice(to)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
