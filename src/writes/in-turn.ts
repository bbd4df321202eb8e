const last = new Map<string, Promise<unknown>>();

/**
 * Runs what has the same key one after another, in the order of asking, whatever came of the one before.
 * Only within this process: it spares those who would wait for one row's lock a connection each to wait
 * on, and does not take the place of the lock.
 */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
  last.set(key, turn);
  const leave = () => {
    if (last.get(key) === turn) last.delete(key);
  };
  turn.then(leave, leave);
  return turn;
}
