/** Receives one call when something begins to be wrong with the database, and one when it is right again. */
export interface IncidentReport {
  lost(reason: string): void;
  recovered(seconds: number): void;
  /** Further connections are refused. This is logged again while it lasts, but not often. */
  short(reason: string): void;
  diskFull(reason: string): void;
  roomAgain(seconds: number): void;
}

/** Between two log lines about a shortage of connections, in ms. */
const SHORTAGE_LOG_INTERVAL = 60_000;

/** Lasts from the first connection that is lost to the first answer after it. */
export class Incident {
  #report: IncidentReport | undefined;
  /** On the process's own clock, in ms. */
  #since: number | undefined;
  #shortageLoggedAt = -Infinity;

  /** Until this is called, nothing is reported: a failure to connect at the start is an error of its own. */
  reportTo(report: IncidentReport | undefined): void {
    this.#report = report;
  }

  /** A connection was lost or could not be made. */
  noteLoss(reason: string): void {
    if (this.#since !== undefined) return;
    this.#since = performance.now();
    this.#report?.lost(reason);
  }

  /** The database answered a statement. */
  noteAnswer(): void {
    if (this.#since === undefined) return;
    const seconds = (performance.now() - this.#since) / 1000;
    this.#since = undefined;
    this.#report?.recovered(Math.round(seconds * 10) / 10);
  }

  /** The server refused a further connection, because there are as many as there may be. */
  noteShortage(reason: string): void {
    const now = performance.now();
    if (now - this.#shortageLoggedAt < SHORTAGE_LOG_INTERVAL) return;
    this.#shortageLoggedAt = now;
    this.#report?.short(reason);
  }
}
