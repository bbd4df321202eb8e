import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNode } from '../../commands/run.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

describe('the package that `npm pack` makes', () => {
  /** A folder of somebody who installed it. */
  let home = '';
  let files: string[] = [];
  const bin = () => join(home, 'node_modules/commonplace/bin/commonplace.mjs');

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'commonplace-package-'));
    const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      ...{ cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      maxBuffer: 10_000_000,
    });
    files = JSON.parse(packed)[0].files.map(({ path }: { path: string }) => path);
    for (const path of files) {
      await cp(join(ROOT, path), join(home, 'node_modules/commonplace', path));
    }
    // What it declares and nothing else, so that a missing dependency is missing here, too.
    const { dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies)) {
      const place = join(home, 'node_modules', name);
      await mkdir(dirname(place), { recursive: true });
      await symlink(join(ROOT, 'node_modules', name), place);
    }
  }, 60_000);
  afterAll(() => rm(home, { recursive: true }));

  it('has what serving needs, and nothing else', async () => {
    const folders = new Set(files.map((path) => path.replace(/^(prisma\/[^/]+|[^/]+).*$/, '$1')));
    expect([...folders].sort()).toEqual([
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'deploy', 'dist', 'docs'],
      ...['package.json', 'prisma/demo', 'prisma/migrations'],
    ]);
    expect(files.filter((path) => /(^|\/)(\.env|\.data|.*\.test\.)/.test(path))).toEqual([]);
    expect(files).toContain('dist/main.js');
    expect(files).toContain('prisma/migrations/20261123000000_init/migration.sql');
  });

  it('runs its commands and serves pages from an empty folder', { timeout: 60_000 }, async () => {
    const version = await startNode([bin(), '--version']).finished;
    expect(version).toMatchObject({ code: 0, stdout: '0.1.0\n' });
    const database = { DATABASE_URL: `pglite:${join(home, 'data')}`, PORT: '0' };
    const server = startNode([bin(), 'serve'], database);
    const line = await server.says(/^API +\S+\/graphql$/m);
    const url = line.replace(/^API +/, '').replace(/\/graphql$/, '');
    const page = await fetch(url);
    expect(page.status).toBe(200);
    const html = await page.text();
    const script = /src="([^"]+\.js)"/.exec(html)?.[1] ?? '';
    expect((await fetch(new URL(script, url))).status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.finished).toMatchObject({ code: 0 });
  });
});
