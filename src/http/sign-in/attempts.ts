import type { GraphQLError } from 'graphql';
import { refusal } from '../refusal.ts';
import { Buckets } from '../shares/buckets.ts';

/** Attempts at the password of one account: at once, and then one in so many minutes. */
const ACCOUNT = { burst: 10, perMinute: 1 / 3 };

/** Attempts from one address, at whatever account. */
const ADDRESS = { burst: 30, perMinute: 5 };

/** New accounts from one address. */
const NEWCOMERS = { burst: 20, perMinute: 1 / 3 };

/** Challenges for passkeys given out to one address. */
const CHALLENGES = { burst: 30, perMinute: 10 };

/** E-mails to one address, whether an account has it or not. */
const MAILS = { burst: 3, perMinute: 1 / 20 };

/** How often people may try to sign in, and to create accounts. */
export interface Attempts {
  /**
   * Counts an attempt at an account; gives what is called when it succeeds, after which it does not count.
   *
   * @param address as limits count clients; null when the request came over no connection
   * @throws GraphQLError RATE_LIMITED
   */
  begin(account: string, address: string | null): () => void;
  /**
   * Counts a new account; gives what is called when none was created.
   *
   * @throws GraphQLError RATE_LIMITED
   */
  beginSignUp(address: string | null): () => void;
  /**
   * Counts a request for an e-mail.
   *
   * @throws GraphQLError RATE_LIMITED
   */
  beginMail(mailAddress: string, address: string | null): void;
  /**
   * Counts the beginning of an attempt with a passkey, which names no account yet.
   *
   * @throws GraphQLError RATE_LIMITED
   */
  beginPasskey(address: string | null): void;
}

/**
 * Counts in the memory of this process, before the password is checked: attempts at the same time count, too. Those
 * who have a session stay signed in when others try their password.
 */
export function createAttempts(): Attempts {
  const accounts = new Buckets(ACCOUNT);
  const addresses = new Buckets(ADDRESS);
  const mails = new Buckets(MAILS);
  const challenges = new Buckets(CHALLENGES);
  const newcomers = new Buckets(NEWCOMERS);

  function take(buckets: Buckets, client: string | null): () => void {
    if (client === null) return () => {};
    const seconds = buckets.take(client, 1);
    if (seconds > 0) throw tooMany(seconds);
    return () => buckets.giveBack(client, 1);
  }

  return {
    begin(account, address) {
      const giveBack = take(addresses, address);
      const forgive = take(accounts, account.trim().toLowerCase());
      return () => {
        giveBack();
        forgive();
      };
    },
    beginSignUp: (address) => take(newcomers, address),
    beginMail(mailAddress, address) {
      take(addresses, address);
      take(mails, mailAddress.trim().toLowerCase());
    },
    beginPasskey: (address) => void take(challenges, address),
  };
}

function tooMany(retryAfter: number): GraphQLError {
  return refusal({
    code: 'RATE_LIMITED',
    message: `Too many attempts for this account or from your address. Try again in ${retryAfter} s.`,
    status: 429,
    headers: { 'retry-after': String(retryAfter) },
    details: { retryAfter },
  });
}
