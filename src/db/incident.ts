/** Receives one call when something begins to be wrong with the database, and one when it is right again. */
export interface IncidentReport {
  lost(reason: string): void;
  recovered(seconds: number): void;
  diskFull(reason: string): void;
  roomAgain(seconds: number): void;
}

/** Lasts from the first connection that is lost to the first answer after it. */
export class Incident {
  #report: IncidentReport | undefined;
  /** On the process's own clock, in ms. */
  #since: number | undefined;

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
}
