/** Fails when a link in a document leads to a file, or to a heading of a document, that does not exist. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import markdownIt, { type Token } from 'markdown-it';

const parser = markdownIt({ html: true });
const documents = execFileSync('git', ['ls-files', '-z', '*.md'], { encoding: 'utf8' })
  .split('\0')
  // The texts of the demo community lead to pages of its site.
  .filter((path) => path !== '' && !path.startsWith('prisma/demo/') && existsSync(path));

const tokensOf = new Map<string, Token[]>();
for (const path of documents) {
  tokensOf.set(path, parser.parse(await readFile(path, 'utf8'), {}));
}

let links = 0;
for (const [path, tokens] of tokensOf) {
  for (const address of addresses(tokens)) {
    links += 1;
    const problem = problemOf(path, address);
    if (problem === null) continue;
    console.error(`${path}: ${address}: ${problem}`);
    process.exitCode = 1;
  }
}
console.log(`${links} links in ${documents.length} documents`);

function addresses(tokens: readonly Token[]): string[] {
  return tokens
    .flatMap(({ children }) => children ?? [])
    .map((token) => String(token.attrGet('href') ?? token.attrGet('src') ?? ''))
    .filter((address) => address !== '');
}

/** Addresses of other sites are not asked. */
function problemOf(path: string, address: string): string | null {
  if (/^[a-z]+:/i.test(address)) return null;
  const [file = '', heading] = decodeURI(address).split('#');
  const target = file === '' ? path : normalize(join(dirname(path), file));
  if (!existsSync(target)) return 'no such file';
  if (heading === undefined) return null;
  return headings(tokensOf.get(target) ?? []).includes(heading) ? null : 'no such heading';
}

/** The ids that GitHub gives to headings. */
function headings(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ type }, index) => {
    if (type !== 'heading_open') return [];
    const text = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join('');
    return text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
  });
}
