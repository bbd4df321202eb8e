import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { PublicError } from '../../../../lib/errors.ts';

/** A hash takes 90 ms of a core and 16 MiB: so many are computed at once, and so many may wait. */
const MAX_CONCURRENT = 2;
const MAX_WAITING = 50;

let running = 0;
const waiting: (() => void)[] = [];

/** How better-auth hashes and checks passwords: with scrypt (N = 16384, r = 16), a few at a time. */
export const passwords = {
  hash: (password: string) => inTurn(() => hashPassword(password)),
  verify: ({ hash, password }: { readonly hash: string; readonly password: string }) =>
    inTurn(() => verifyPassword({ hash, password })),
};

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= MAX_CONCURRENT) {
    if (waiting.length >= MAX_WAITING) {
      throw new PublicError('Too many people are signing in. Try again soon.', {
        code: 'UNAVAILABLE',
      });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The next one takes over the turn.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
