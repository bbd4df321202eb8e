import { readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../../commands/run.ts';
import { generateDump } from '../generate-dump.ts';
import { fixture } from '../import-dump.ts';
import { PATIENCE, temporaryDatabase, temporaryFolder } from '../temporary.ts';

// What the command prints does not depend on the engine: it is read on the one that starts faster.

describe('commonplace import stackexchange', () => {
  it(
    'exits with 3 when rows were rejected, naming the file that lists them',
    PATIENCE,
    async () => {
      const rejects = join(await temporaryFolder(), 'rejects.jsonl');
      const dump = fixture('lanterns-meta');
      const ended = await runInProcess(
        ['import', 'stackexchange', dump, '--site', 'other-lanterns', '--rejects', rejects],
        await temporaryDatabase(),
      );
      expect(ended).toMatchObject({ code: 3 });
      expect(ended.stderr).toContain(`Done, but for rejected rows: 7.`);
      expect(ended.stderr).toContain(rejects);
      const lines = (await readFile(rejects, 'utf8')).trimEnd().split('\n');
      expect(lines).toHaveLength(7);
      expect(JSON.parse(lines[0] ?? '')).toEqual({
        ...{ file: 'Users.xml', line: 13, id: 'ten' },
        reason: 'Id is no id: "ten"',
      });
    },
  );

  it(
    'does without all files but Posts.xml, says so, and tells what survived',
    PATIENCE,
    async () => {
      const dump = await generateDump(join(await temporaryFolder(), 'pebbles'), {
        questions: 2,
        users: 2,
      });
      for (const file of ['Users', 'Tags', 'PostHistory', 'Comments', 'Votes', 'PostLinks']) {
        await unlink(join(dump, `${file}.xml`));
      }
      await writeFile(join(dump, 'Badges.xml'), 'never looked into');
      const ended = await runInProcess(
        ['import', 'stackexchange', dump, '--fidelity', '--math', 'off'],
        await temporaryDatabase(),
      );
      expect(ended.stdout).toContain(
        'PostHistory.xml is not there: imported without it. Questions',
      );
      expect(ended.stdout).toMatch(/^revisions +2 +0 +0 +0 +0$/m);
      expect(ended.stdout).toMatch(/^comments +4 +0 +0 +0 +0$/m);
      expect(ended.stdout).toMatch(/^links +0 +0 +100\.00 %$/m);
      expect(ended.stdout).toContain('6 texts compared.\nNothing was lost.');
      expect(ended).toMatchObject({ code: 0 });
      expect(ended.stdout).toContain('Votes.xml is not there: imported without it.');
      expect(ended.stdout).toContain('Badges.xml is left out: ');
      expect(ended.stdout).toMatch(/^wiki pages +2 +0 +0 +0 +0$/m);
    },
  );
});
