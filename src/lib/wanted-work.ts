interface WantedWorkOptions {
  /** Does all that there is to do. */
  readonly work: () => Promise<void>;
  /** Receives what `work` threw. */
  readonly onFailure: (error: unknown) => void;
}

/** Work that is done when it is wanted, and never twice at the same time. */
export interface WantedWork {
  /** Begins the work. If it is under way, it is done once more: it may have passed what is new. */
  want(): void;
  /** Begins nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** After a failure the work begins again when it is wanted again. */
export function wantedWork({ work, onFailure }: WantedWorkOptions): WantedWork {
  let isWanted = false;
  let isStopped = false;
  let working: Promise<void> | undefined;

  async function workWhileWanted(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      await work().catch(onFailure);
    }
    // With the last look at `isWanted`, so that nothing is wanted between the two.
    working = undefined;
  }

  return {
    want() {
      if (isStopped) return;
      isWanted = true;
      working ??= workWhileWanted();
    },
    async stop() {
      isStopped = true;
      await working;
    },
  };
}
