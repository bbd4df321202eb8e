import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidArgumentError, Option } from 'commander';
import { DatabaseUnreachableError } from '../db/errors.ts';

/** How long `--wait` without a number waits, in s. */
const DEFAULT_WAIT = 60;

const MAX_WAIT = 3_600;

/** Between two attempts to connect, in ms. */
const PAUSE = 500;

/** `--wait`, for databases that start at the same time. */
export function waitOption(): Option {
  return new Option(
    '--wait [SECONDS]',
    `wait for a PostgreSQL that does not answer yet, ${DEFAULT_WAIT} s unless a number is set`,
  )
    .preset(String(DEFAULT_WAIT))
    .argParser(secondsFrom);
}

function secondsFrom(text: string): number {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= MAX_WAIT) return seconds;
  throw new InvalidArgumentError(`It is a whole number of seconds from 1 to ${MAX_WAIT}.`);
}

interface Waiting {
  /** In s. */
  readonly seconds: number;
  readonly log: (message: string) => void;
}

/** Opens a database, again and again while none answers and there is time. */
export async function openWaiting<Opened>(
  open: () => Promise<Opened>,
  { seconds, log }: Waiting,
): Promise<Opened> {
  const until = performance.now() + seconds * 1000;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await open();
    } catch (error) {
      const isTimeLeft = performance.now() + PAUSE < until;
      if (!(error instanceof DatabaseUnreachableError && isTimeLeft)) throw error;
      if (attempt === 1) log(`${error.message} Waiting for it for up to ${seconds} s.`);
      await sleep(PAUSE);
    }
  }
}
