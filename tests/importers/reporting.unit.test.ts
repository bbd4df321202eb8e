import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lineProgress } from '../../src/importers/line-progress.ts';
import { RejectsFile } from '../../src/importers/rejects-file.ts';
import { summary } from '../../src/importers/summary.ts';
import { Tally } from '../../src/importers/tally.ts';
import { bytes, duration, number } from '../../src/lib/figures.ts';
import { comment, onPost } from './make-records.ts';

describe('progress as plain lines', () => {
  it('tells rate and time left every few seconds, and how long a phase took', () => {
    const lines: string[] = [];
    let now = 0;
    const progress = lineProgress({ write: (line) => lines.push(line), now: () => now });
    progress.begin({ name: 'Reading Posts.xml', total: 20_000_000, unit: 'bytes' });
    for (now of [1_000, 4_000, 5_000, 6_000, 10_000]) progress.advance(2_000_000);
    now = 12_000;
    progress.advance(10_000_000);
    progress.begin({ name: 'Writing questions', total: 3, unit: 'rows' });
    now = 12_500;
    progress.advance(3);
    progress.end();
    progress.end();
    expect(lines).toEqual([
      'Reading Posts.xml: 30 % of 20.0 MB, 1.2 MB/s, 12 s left',
      'Reading Posts.xml: 50 % of 20.0 MB, 1.0 MB/s, 10 s left',
      'Reading Posts.xml: 20.0 MB in 12 s, 1.7 MB/s',
      'Writing questions: 3 rows in 1 s, 6 rows/s',
    ]);
  });

  it('tells how far it came when it ends before the end', () => {
    const lines: string[] = [];
    const progress = lineProgress({ write: (line) => lines.push(line), now: () => 0 });
    progress.begin({ name: 'Reading Users.xml', total: 1_000, unit: 'bytes' });
    progress.end();
    expect(lines).toEqual(['Reading Users.xml: 0 % of 1.0 KB, 0 B/s']);
  });
});

it.each([
  [number(1_234_567), '1,234,567'],
  [bytes(999), '999 B'],
  [bytes(1_500), '1.5 KB'],
  [bytes(2_500_000_000), '2.5 GB'],
  [duration(59_400), '59 s'],
  [duration(61_000), '1 min 1 s'],
  [duration(7_260_000), '2 h 1 min'],
])('writes figures for people: %s', (written, expected) => {
  expect(written).toBe(expected);
});

it('sums up rows and records, with the reasons for what was left out', () => {
  const tally = new Tally(() => {});
  tally.read('Users.xml', 1_200);
  tally.read('Votes.xml', 50);
  tally.skip('Votes.xml', 'not counted', 8);
  tally.skip('Votes.xml', 'of the past', 20);
  tally.reject({ place: { file: 'Votes.xml', line: 3, id: '1' }, reason: 'broken' });
  Object.assign(tally.kind('comment'), { written: 5, present: 7, rejected: 1 });
  tally.kind('user').written += 1_200;
  tally.update({
    record: comment('c', onPost('p')),
    updated: ['texts', 'scores'],
    kept: ['deletions'],
  });
  tally.notes.push('Tags.xml is not there: imported without it.');
  expect(summary({ tally, milliseconds: 2_500 })).toBe(`
rows        read   used  left out  rejected
Users.xml  1,200  1,200         0         0
Votes.xml     50     21        28         1

records   written  updated  already there  left out  rejected
users       1,200        0              0         0         0
comments        5        1              7         0         1

Changed since the last import:
          1  comments: texts
          1  comments: scores

Changed here as well, and not replaced without --overwrite:
          1  comments: deletions

Left out on purpose:
         20  Votes.xml: of the past
          8  Votes.xml: not counted

Tags.xml is not there: imported without it.
1,250 rows in 2.5 s, 500 rows/s
`);
});

describe('the file of rejects', () => {
  function folder(): string {
    const made = mkdtempSync(join(tmpdir(), 'commonplace-rejects-'));
    onTestFinished(() => rmSync(made, { recursive: true }));
    return made;
  }

  it('has a line of JSON for each, at once', () => {
    const file = new RejectsFile(join(folder(), 'rejects.jsonl'));
    file.add({ place: { file: 'Posts.xml', line: 7, id: '5' }, reason: 'a\nb' });
    file.add({ place: { file: 'Posts.xml', line: 8, id: '6' }, reason: 'c' });
    const lines = readFileSync(file.path, 'utf8').trimEnd().split('\n');
    file.close();
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { file: 'Posts.xml', line: 7, id: '5', reason: 'a\nb' },
      { file: 'Posts.xml', line: 8, id: '6', reason: 'c' },
    ]);
  });

  it('says what to do when it cannot be written', () => {
    const path = join(folder(), 'missing', 'rejects.jsonl');
    const file = new RejectsFile(path);
    const place = { file: 'Posts.xml', line: 7, id: '5' };
    expect(() => file.add({ place, reason: 'a' })).toThrow(
      /^Cannot write the list of rejected rows to (.*): ENOENT.*--rejects FILE\.$/,
    );
    expect(() => file.assertWritable()).toThrow(path);
  });
});
