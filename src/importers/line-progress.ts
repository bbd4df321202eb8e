import { amounts, duration } from '../lib/figures.ts';
import type { Progress, Stretch } from './progress.ts';

/** Between two lines about the same stretch, in ms. */
const INTERVAL = 5_000;

interface LineProgressOptions {
  readonly write: (line: string) => void;
  readonly now?: () => number;
}

/** Progress as plain lines, for logs: one when a stretch is over, and one every few seconds before. */
export function lineProgress({ write, now = Date.now }: LineProgressOptions): Progress {
  let stretch: Going | undefined;
  const finish = () => {
    if (stretch) write(describe(stretch, now()));
    stretch = undefined;
  };
  return {
    begin(next) {
      finish();
      stretch = { ...next, done: 0, begunAt: now(), toldAt: now() };
    },
    advance(amount) {
      if (stretch === undefined) return;
      stretch.done += amount;
      if (stretch.done >= stretch.total || now() - stretch.toldAt < INTERVAL) return;
      stretch.toldAt = now();
      write(describe(stretch, now()));
    },
    end: finish,
  };
}

interface Going extends Stretch {
  done: number;
  readonly begunAt: number;
  toldAt: number;
}

function describe({ name, done, total, unit, begunAt }: Going, now: number): string {
  const shown = amounts[unit];
  const elapsed = Math.max(1, now - begunAt);
  const rate = `${shown((done / elapsed) * 1000)}/s`;
  if (done >= total) return `${name}: ${shown(total)} in ${duration(elapsed)}, ${rate}`;
  const left = done > 0 ? `, ${duration(((total - done) * elapsed) / done)} left` : '';
  return `${name}: ${Math.floor((100 * done) / total)} % of ${shown(total)}, ${rate}${left}`;
}
