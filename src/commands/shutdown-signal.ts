const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Within this many ms a signal is the same one: a terminal and npm both pass on Ctrl-C. */
const ECHO = 500;

/**
 * Waits for a signal to end the process. Then the handlers are removed, so a second signal
 * ends it at once.
 */
export function shutdownSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, hear);

    function hear(signal: NodeJS.Signals) {
      resolve(signal);
      setTimeout(() => {
        for (const name of SIGNALS) process.off(name, hear);
      }, ECHO).unref();
    }
  });
}
