import { mkdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commonplace } from '../commands/run.ts';
import { generateDump } from './generate-dump.ts';
import { PATIENCE, temporaryFolder } from './temporary.ts';

describe('commonplace import stackexchange', () => {
  it.each([
    ['there is no such folder', async () => '/nowhere/at/all', /Cannot read the folder/],
    ['the folder holds no dump', temporaryFolder, /has no Users\.xml, no Posts\.xml/],
    [
      'a file is missing without which nothing can be done',
      async () => {
        const folder = join(await temporaryFolder(), 'pebbles');
        await mkdir(folder);
        await generateDump(folder, { questions: 1, users: 1 });
        await unlink(join(folder, 'Posts.xml'));
        return folder;
      },
      /pebbles has no Posts\.xml\. A dump of a site is a folder with/,
    ],
  ])('exits with 1 when %s, before it makes a database', PATIENCE, async (_, folder, message) => {
    const location = join(await temporaryFolder(), 'data');
    const ended = await commonplace(['import', 'stackexchange', await folder()], {
      DATABASE_URL: `pglite:${location}`,
    });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(message);
    await expect(readFile(location)).rejects.toThrow('ENOENT');
  });

  it(
    'stops before it begins when the list of rejected rows cannot be written',
    PATIENCE,
    async () => {
      const folder = await temporaryFolder();
      await generateDump(folder, { questions: 1, users: 1 });
      const location = join(await temporaryFolder(), 'data');
      for (const rejects of [join(folder, 'none', 'rejects.jsonl'), folder]) {
        const ended = await commonplace(['import', 'stackexchange', folder, '--rejects', rejects], {
          DATABASE_URL: `pglite:${location}`,
        });
        expect(ended).toMatchObject({ code: 1, stdout: '' });
        expect(ended.stderr).toContain(`Cannot write the list of rejected rows to ${rejects}`);
        expect(ended.stderr).toContain('Choose another place with --rejects FILE.');
        await expect(readFile(location)).rejects.toThrow('ENOENT');
      }
    },
  );

  it('refuses to compare what is not stored', PATIENCE, async () => {
    const folder = await temporaryFolder();
    await generateDump(folder, { questions: 1, users: 1 });
    const dry = await commonplace(['import', 'stackexchange', folder, '--fidelity', '--dry-run']);
    expect(dry).toMatchObject({ code: 1, stdout: '' });
    expect(dry.stderr).toContain(
      '--fidelity compares what is stored, and --dry-run stores nothing.',
    );
    const copy = await commonplace(['import', 'commonplace', folder, '--fidelity']);
    expect(copy).toMatchObject({ code: 1, stdout: '' });
    expect(copy.stderr).toContain(
      'import commonplace has no --fidelity: the texts come as they are',
    );
  });

  it('exits with 2 when it is asked for what cannot be', PATIENCE, async () => {
    const ended = await commonplace(['import', 'stackexchange', '.', '--batch', '0']);
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stderr).toContain('whole number from 1 to 10000');
  });
});
