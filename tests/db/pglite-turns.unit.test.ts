import { expect, it } from 'vitest';
import { DatabaseBusyError } from '../../src/db/errors.ts';
import { Turns } from '../../src/db/pglite/turns.ts';

/** How many may wait for the connection to PGlite. */
const MAX_WAITING = 1_000;

it('a queue for PGlite that is full refuses at once, and takes others when there is room', async () => {
  const turns = new Turns();
  const end = await turns.take(60_000);
  const waiting = Array.from({ length: MAX_WAITING }, () => turns.take(60_000));
  await expect(turns.take(60_000)).rejects.toThrow(DatabaseBusyError);
  end();
  const next = await waiting[0];
  const last = turns.take(60_000);
  next?.();
  for (const turn of waiting.slice(1)) (await turn)();
  (await last)();
});
