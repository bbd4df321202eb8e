import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { barProgress } from '../../src/importers/bar-progress.ts';

/** What a terminal needs to be taken for one. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  readonly columns = 200;
  cursorTo(): void {}
  clearLine(): void {}
  moveCursor(): void {}
}

it('draws a bar with its rate and the time left, one line a phase', () => {
  const terminal = new Terminal();
  const progress = barProgress(terminal);
  progress.begin({ name: 'Reading Posts.xml', total: 2_000_000, unit: 'bytes' });
  progress.advance(1_000_000);
  progress.begin({ name: 'Writing questions', total: 40, unit: 'rows' });
  progress.advance(40);
  progress.end();
  progress.end();
  const drawn = terminal.read().toString();
  expect(drawn).toMatch(
    /Reading Posts\.xml +■+ +50 % of 2\.0 MB {2}[\d.]+ [KMG]B\/s {2}\d+ s left/,
  );
  expect(drawn).toMatch(/Writing questions +■{24} 100 % of 40 rows {2}[\d,]+ rows\/s/);
});
