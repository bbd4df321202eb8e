/** How long work may go on before the event loop turns, in ms. What is begun is finished beyond it. */
const SLICE = 10;

/** When the work of this turn of the loop began; undefined while the loop is idle. */
let startedAt: number | undefined;

const waiting: (() => void)[] = [];

/** Notes that work begins that takes long, if none has begun in this turn of the loop. */
export function noteWork(): void {
  if (startedAt !== undefined) return;
  startedAt = performance.now();
  setImmediate(beginTurn);
}

/**
 * For work that comes in many pieces: a promise of the turn of the loop in which the next piece may go on. In
 * each turn as many go on as fit into it, in order, so that what they ask for is read together.
 */
export function nextSlice(): Promise<void> {
  noteWork();
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

/** Ends this turn of the loop, before work that cannot be cut into pieces. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** In bytes or characters: to go through as many once takes about a millisecond. */
const LARGE = 500_000;

/** Ends this turn of the loop before a step that goes through a large content of this size. */
export async function turnBefore(size: number): Promise<void> {
  if (size > LARGE) await nextTurn();
}

function hasTime(): boolean {
  return startedAt === undefined || performance.now() - startedAt < SLICE;
}

function beginTurn(): void {
  startedAt = undefined;
  if (waiting.length === 0) return;
  noteWork();
  goOn();
}

/** Lets pieces go on one by one, each when all that the one before led to at once is done. */
function goOn(): void {
  const next = hasTime() ? waiting.shift() : undefined;
  if (next === undefined) return;
  next();
  // A tick that a promise's job asks for comes when no other jobs are left.
  Promise.resolve().then(() => process.nextTick(goOn));
}
