import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BIOME = resolve('node_modules/@biomejs/biome/bin/biome');

const ENVIRONMENT = 'the environment';
const EXIT = 'ends the process';
const LISTEN = 'opens a port';
const INLINE = 'import type';
const HTTP = 'nothing of HTTP';

/** File, what stands in it, words of the complaint; no words where it may stand. */
const CASES: readonly (readonly [string, string, string | null])[] = [
  ['src/a.ts', "export const a = process.env['PORT'];", 'process.env'],
  ['src/b.ts', "import { env } from 'node:process';\nexport const a = env['A'];", 'process.env'],
  ['src/c.ts', 'const { env } = process;\nexport const a = env;', ENVIRONMENT],
  ['src/d.ts', 'const { pid, env: all } = process;\nexport const a = [pid, all];', ENVIRONMENT],
  ['src/env.ts', 'const { env } = process;\nexport const a = [env, process.env];', null],
  ['tests/a.ts', "export const a = process.env['CI'];", null],
  ['src/e.ts', 'export const a = () => process.exit(1);', EXIT],
  ['src/f.ts', 'export function a() {\n  process.exitCode = 1;\n}', EXIT],
  ['src/main.ts', 'process.exitCode = 1;\nprocess.exit();', null],
  ['src/commands/main.ts', 'process.exit();', EXIT],
  ['src/g.ts', 'export const a = (s: { listen(): void }) => s.listen();', LISTEN],
  ['src/h.ts', 'export const a = (s?: { listen(n: number): void }) => s?.listen(1);', LISTEN],
  ['src/http/server.ts', 'export const a = (s: { listen(): void }) => s.listen();', null],
  ['tests/b.ts', 'export const a = (s: { listen(): void }) => s.listen();', null],
  [
    'src/http/plugins/use-m.ts',
    'export const a = (p: { setResultAndStopExecution(): void }) => p.setResultAndStopExecution();',
    'is a guard',
  ],
  [
    'src/http/plugins/use-n.ts',
    'export const a = ({ setResultAndStopExecution: stop }: { setResultAndStopExecution(): void }) => stop();',
    'is a guard',
  ],
  [
    'src/http/plugins/use-o.ts',
    'export const a = (p: { setExecuteFn(run: () => object): void }) => p.setExecuteFn(() => ({}));',
    'is a guard',
  ],
  [
    'src/http/plugins/use-p.ts',
    'export const a = ({ setSubscribeFn }: { setSubscribeFn(): void }) => setSubscribeFn();',
    'is a guard',
  ],
  [
    'src/http/plugins/use-guards.ts',
    'export const a = (p: { setResultAndStopExecution(): void }) => p.setResultAndStopExecution();',
    null,
  ],
  ['src/i.ts', "export type A = Array<import('./a.ts').B>;", INLINE],
  ['src/j.ts', "export const a = await import('./a.ts');", null],
  ['src/domains/a/service.ts', "export const a = new Request('http://a');", 'Request'],
  ['src/domains/b/service.ts', 'export const a = (r: Request): string => r.url;', HTTP],
  ['src/domains/c/reply-service.ts', 'export const a = (r: Response): number => r.status;', HTTP],
  ['src/http/k.ts', 'export const a = (r: Request): string => r.url;', null],
  ['src/l.ts', 'export const a = (x: any): string => x;', 'any'],
  ['tests/c.test.ts', "import { it } from 'vitest';\nit.only('a', () => {});", 'focus the test'],
  ['tests/d.test.ts', "import { it } from 'vitest';\nit.skip('a', () => {});", 'disable tests'],
  [
    'tests/e.test.ts',
    "import { test } from 'vitest';\ntest('a', () => {});",
    'preferred function it',
  ],
  ['tests/f.test.ts', "import { it } from 'vitest';\nit('a', () => {});", null],
];

let root: string;
let complaints: ReadonlyMap<string, string>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'commonplace-lint-'));
  await cp('biome.json', join(root, 'biome.json'));
  await cp('scripts/lint', join(root, 'scripts/lint'), { recursive: true });
  await writeFile(join(root, '.gitignore'), 'node_modules/\n');
  for (const [file, text] of CASES) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), `${text}\n`);
  }
  complaints = lint();
}, 60_000);

afterAll(() => rm(root, { recursive: true, force: true }));

describe('the lint rules of the house', () => {
  it.each(CASES)('judge %s: %j', (file, _, words) => {
    const complaint = complaints.get(file);
    if (words === null) expect(complaint).toBeUndefined();
    else expect(complaint).toContain(words);
  });
});

/** What Biome says of each file of the tree that it complains of. */
function lint(): ReadonlyMap<string, string> {
  const { stdout } = spawnSync(
    process.execPath,
    [BIOME, 'lint', '--reporter=json', '--max-diagnostics=none', 'src', 'tests'],
    { cwd: root, encoding: 'utf8' },
  );
  const report: { diagnostics: readonly { message: string; location: { path: string } }[] } =
    JSON.parse(stdout);
  const found = new Map<string, string>();
  for (const { message, location } of report.diagnostics) {
    found.set(location.path, `${found.get(location.path) ?? ''}${message}\n`);
  }
  return found;
}
