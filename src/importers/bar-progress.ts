import cliProgress, { type Options, type Params } from 'cli-progress';
import { amounts, duration } from '../lib/figures.ts';
import type { Phase, Progress } from './progress.ts';

/** Progress as a bar that moves, for terminals: one line a phase, with its rate and the time left. */
export function barProgress(stream: NodeJS.WritableStream): Progress {
  let bar: cliProgress.SingleBar | undefined;
  const finish = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    begin(phase) {
      finish();
      const { SingleBar, Presets } = cliProgress;
      bar = new SingleBar({ stream, format: formatOf(phase) }, Presets.rect);
      bar.start(phase.total, 0);
    },
    advance(amount) {
      bar?.increment(amount);
    },
    end: finish,
  };
}

function formatOf({ name, unit }: Phase) {
  const shown = amounts[unit];
  return (options: Options, { progress, value, total, startTime }: Params) => {
    const elapsed = Math.max(1, Date.now() - startTime);
    const left =
      value > 0 && value < total ? `${duration(((total - value) * elapsed) / value)} left` : '';
    const share = `${String(Math.floor(100 * progress)).padStart(3)} %`;
    const rate = `${shown((value / elapsed) * 1000)}/s`;
    const bar = cliProgress.Format.BarFormat(progress, { ...options, barsize: 24 });
    return `${name.padEnd(24)} ${bar} ${share} of ${shown(total)}  ${rate}  ${left}`;
  };
}
