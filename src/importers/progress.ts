/** Receives the progress of an import. */
export interface Progress {
  /** Begins a phase of work of known size; the one before is over. */
  begin(phase: Phase): void;
  /** More of the current phase is done. */
  advance(amount: number): void;
  /** Everything is over, well or not. */
  end(): void;
}

export interface Phase {
  /** What is being done: "Reading Posts.xml". */
  readonly name: string;
  readonly total: number;
  readonly unit: 'bytes' | 'rows' | 'days';
}

/** Shows nothing. */
export const silentProgress: Progress = {
  begin() {},
  advance() {},
  end() {},
};
