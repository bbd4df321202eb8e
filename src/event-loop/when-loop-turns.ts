let waiting: (() => void)[] = [];

/**
 * Runs something when the event loop turns. All that was put off until then, by whichever request, is
 * run in one go: what it writes can leave together.
 */
export function whenLoopTurns(act: () => void): void {
  if (waiting.length === 0) setImmediate(runAll);
  waiting.push(act);
}

function runAll(): void {
  const acts = waiting;
  waiting = [];
  for (const act of acts) act();
}
