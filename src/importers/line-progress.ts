import { amounts, duration } from '../lib/figures.ts';
import type { Phase, Progress } from './progress.ts';

/** Between two lines about the same phase, in ms. */
const INTERVAL = 5_000;

interface LineProgressOptions {
  readonly write: (line: string) => void;
  readonly now?: () => number;
}

/** Progress as plain lines, for logs: one when a phase is over, and one every few seconds before. */
export function lineProgress({ write, now = Date.now }: LineProgressOptions): Progress {
  let phase: Going | undefined;
  const finish = () => {
    if (phase) write(describe(phase, now()));
    phase = undefined;
  };
  return {
    begin(next) {
      finish();
      phase = { ...next, done: 0, begunAt: now(), writtenAt: now() };
    },
    advance(amount) {
      if (phase === undefined) return;
      phase.done += amount;
      if (phase.done >= phase.total || now() - phase.writtenAt < INTERVAL) return;
      phase.writtenAt = now();
      write(describe(phase, now()));
    },
    end: finish,
  };
}

interface Going extends Phase {
  done: number;
  readonly begunAt: number;
  writtenAt: number;
}

function describe({ name, done, total, unit, begunAt }: Going, now: number): string {
  const shown = amounts[unit];
  const elapsed = Math.max(1, now - begunAt);
  const rate = `${shown((done / elapsed) * 1000)}/s`;
  if (done >= total) return `${name}: ${shown(total)} in ${duration(elapsed)}, ${rate}`;
  const left = done > 0 ? `, ${duration(((total - done) * elapsed) / done)} left` : '';
  return `${name}: ${Math.floor((100 * done) / total)} % of ${shown(total)}, ${rate}${left}`;
}
