import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import pino from 'pino';
import { afterAll } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import type { Database } from '../../src/db/database.ts';
import { readEnv } from '../../src/env.ts';

/** An operation that the pages of `servePages` know, and its id. */
export const KNOWN_QUERY =
  'query profilePageQuery($username: String!) { user(username: $username) { displayName } }';
export const KNOWN_ID = createHash('sha256').update(KNOWN_QUERY).digest('hex');

export const SCRIPT = 'console.log("main");';

/** A server with pages that were built of almost nothing. */
export async function servePages(
  database: Database,
  environment: Readonly<Record<string, string>> = {},
  /** The source of the bundle that renders pages. */
  renderer?: string,
): Promise<App> {
  const webFolder = await mkdtemp(join(tmpdir(), 'commonplace-web-'));
  await mkdir(join(webFolder, 'assets'));
  await mkdir(join(webFolder, 'server'));
  const files = {
    'manifest.json': JSON.stringify({
      'src/main.tsx': { file: 'assets/main-1.js', css: ['assets/main-2.css'] },
      'src/pages/profile-page.tsx': {
        file: 'assets/profile-page-4.js',
        imports: ['src/main.tsx', '_shared.js'],
      },
      '_shared.js': { file: 'assets/shared-5.js' },
    }),
    'start-manifest.json': JSON.stringify({ 'src/start/main.ts': { file: 'assets/start-3.js' } }),
    'operations.json': JSON.stringify({ [KNOWN_ID]: KNOWN_QUERY }),
    'assets/main-1.js': SCRIPT,
    'assets/main-1.js.br': brotliCompressSync(SCRIPT),
    'assets/main-2.css': 'body { color: red; }',
    'assets/notes.txt': 'not for everybody',
  };
  if (renderer !== undefined) await writeFile(join(webFolder, 'server/server.js'), renderer);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(webFolder, name), content);
  }
  const app = createApp({
    env: readEnv({ LOG_LEVEL: 'silent', ...environment }),
    db: database,
    log: pino({ level: 'silent' }),
    webFolder,
  });
  afterAll(async () => {
    await app.close();
    await rm(webFolder, { recursive: true });
  });
  return app;
}
