import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileExists } from '../../src/lib/file-exists.ts';
import { createTestDatabase, testEngine } from '../support/database.ts';
import { temporaryFolder } from '../support/pictures.ts';
import { ask, expectToFinish, PATIENCE, serve, serveOn } from './served.ts';

describe('serve', { timeout: PATIENCE }, () => {
  it('says where all is, and how to become an administrator, and answers', async () => {
    const { url, child, finished } = await serve();

    expect(await ask(url, '{ users { totalCount } }')).toEqual({ users: { totalCount: 0 } });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    child.kill('SIGTERM');
    const { code, stdout } = await finished;
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Pages {5}http:\/\/127\.0\.0\.1:\d+\/\nAPI {7}http:\/\/127\.0\.0\.1:\d+\/graphql\nGraphiQL {2}http:\/\/127\.0\.0\.1:\d+\/graphiql\nData {6}\S.*\nAdmin {5}http:\/\/127\.0\.0\.1:\d+\/sign-up\?link=[\w-]{43}\n {10}This link makes you an administrator\. It works once, within 72 hours\.\n$/,
    );
    expect(stdout.split('\n')[2]).toBe(`GraphiQL  ${url}/graphiql`);
  });

  it('says when the folder of pictures cannot be made', async () => {
    const folder = join(await temporaryFolder(), 'not', 'made', 'yet');
    const usable = await serve({ UPLOADS_DIR: folder });
    usable.child.kill('SIGTERM');
    const served = await serve({ UPLOADS_DIR: '/proc/pictures' });

    expect(await served.says(/.*cannot be used.*/)).toMatch(
      /"location":"\/proc\/pictures".*the store of pictures cannot be used/,
    );
    expect((await usable.finished).stderr).not.toContain('cannot be used');
    expect(await fileExists(dirname(folder))).toBe(false);
  });

  it('finishes what is in flight at a SIGTERM, then ends with 0', async () => {
    const served = await serve();
    await expectToFinish(served, 'SIGTERM');
  });

  it('puts the demo community into an empty database, once', async () => {
    const { url: databaseUrl, remove } = await createTestDatabase();
    onTestFinished(remove);
    const counts = [];
    // Unasked on PGlite alone, where nothing else can be meant.
    const settings = testEngine() === 'pglite' ? ['off', 'auto', 'on'] : ['auto', 'on', 'on'];
    for (const DEMO of settings) {
      const { url, child, finished } = await serveOn(databaseUrl, { DEMO });
      const data = await ask(url, '{ users { totalCount } posts { totalCount } }');
      counts.push([data.users.totalCount, data.posts.totalCount]);
      child.kill('SIGTERM');
      const { stderr } = await finished;
      if (counts.length === 2) expect(stderr).toContain('the demo community was imported');
      else expect(stderr).not.toContain('demo');
    }

    expect(counts[0]).toEqual([0, 0]);
    expect(counts[1]?.[0]).toBeGreaterThanOrEqual(12);
    expect(counts[2]).toEqual(counts[1]);
  });
});
