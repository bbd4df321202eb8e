import { layersOf, reasonOf } from './driver-error.ts';
import type { IncidentReport } from './incident.ts';
import { isUnavailable } from './unavailable.ts';

/** SQLSTATE disk_full. */
const DISK_FULL = '53100';

/** The system's own words, where an error has no code: of PostgreSQL's that ended for want of room. */
const NO_ROOM = 'No space left on device';

/** How long nothing is tried after a write found no room, in ms. */
const PAUSE = 2_000;

interface DiskRoomOptions {
  /** Writes something that needs room, and takes it back. */
  readonly tryOut: () => Promise<unknown>;
  readonly report?: Pick<IncidentReport, 'diskFull' | 'roomAgain'> | undefined;
  /** In ms. */
  readonly pause?: number;
}

/** Knows whether the database's disk is full: from the writes that fail, and then by trying. */
export class DiskRoom {
  readonly #options: DiskRoomOptions;
  /** On the process's own clock, in ms. */
  #full: { readonly since: number; triedAt: number } | undefined;

  constructor(options: DiskRoomOptions) {
    this.#options = options;
  }

  /** Passes on what a write comes to. */
  async watch<Result>(write: Promise<Result>): Promise<Result> {
    try {
      return await write;
    } catch (error) {
      if (isDiskFull(error)) this.#noteFull(error);
      throw error;
    }
  }

  /** False from a write that found no room until one of ours finds some. */
  async hasRoom(): Promise<boolean> {
    const full = this.#full;
    if (full === undefined) return true;
    const { tryOut, report, pause = PAUSE } = this.#options;
    if (performance.now() < full.triedAt + pause) return false;
    full.triedAt = performance.now();
    // Whatever else a database that answers says is not about room.
    const isFull = await tryOut().then(
      () => false,
      (error: unknown) => isDiskFull(error) || isUnavailable(error),
    );
    if (isFull || this.#full === undefined) return !isFull;
    this.#full = undefined;
    report?.roomAgain(Math.round((performance.now() - full.since) / 100) / 10);
    return true;
  }

  #noteFull(error: unknown): void {
    const now = performance.now();
    if (this.#full === undefined) this.#options.report?.diskFull(reasonOf(error));
    this.#full = { since: this.#full?.since ?? now, triedAt: now };
  }
}

export function isDiskFull(error: unknown): boolean {
  for (const { code, originalCode, message, originalMessage } of layersOf(error)) {
    if (originalCode === DISK_FULL || code === DISK_FULL) return true;
    if (`${message} ${originalMessage}`.includes(NO_ROOM)) return true;
  }
  return false;
}
