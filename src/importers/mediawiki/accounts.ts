import type { UserRecord } from '../records.ts';
import { SortedSpool } from '../spool/sorted-spool.ts';

/** Something that is known of an account. */
type Fact =
  | { readonly is: 'seen'; readonly time: number }
  | { readonly is: 'page'; readonly time: number; readonly text: string };

interface Account {
  readonly name: string;
  time: number;
  text: string | null;
}

/** Names held in memory before they are written down. */
const MAX_PENDING = 50_000;

/** Gathers the accounts of a wiki, whose names are all over its dump, in flat memory. */
export class Accounts {
  readonly #spool = new SortedSpool();
  /** When each was first seen, among those seen lately. */
  #pending = new Map<string, number>();

  /** A user wrote something. */
  async see(name: string, time: Date): Promise<void> {
    const at = time.getTime();
    const earliest = this.#pending.get(name);
    if (earliest === undefined || at < earliest) this.#pending.set(name, at);
    if (this.#pending.size >= MAX_PENDING) await this.#flush();
  }

  /** A user's own page. */
  async describe(
    name: string,
    page: { readonly text: string; readonly time: Date },
  ): Promise<void> {
    const fact: Fact = { is: 'page', time: page.time.getTime(), text: page.text };
    await this.#spool.add(name, fact);
  }

  /** @param bioOf what a user page says, as a text of ours */
  async *records(
    bioOf: (name: string, wikitext: string) => UserRecord['bio'],
  ): AsyncGenerator<UserRecord> {
    await this.#flush();
    const recordOf = ({ name, time, text }: Account): UserRecord => ({
      kind: 'user',
      externalId: name,
      username: name,
      displayName: name,
      bio: text === null || text.trim() === '' ? null : bioOf(name, text),
      karma: 0,
      role: 'MEMBER',
      joinedAt: new Date(time),
      websiteUrl: null,
      location: null,
      avatarUrl: null,
    });
    let account: Account | null = null;
    for await (const { key, line } of this.#spool.read()) {
      const fact = JSON.parse(line) as Fact;
      if (account === null || account.name !== key) {
        if (account !== null) yield recordOf(account);
        account = { name: key, time: fact.time, text: null };
      }
      account.time = Math.min(account.time, fact.time);
      if (fact.is === 'page') account.text = fact.text;
    }
    if (account !== null) yield recordOf(account);
  }

  close(): Promise<void> {
    return this.#spool.close();
  }

  async #flush(): Promise<void> {
    for (const [name, time] of this.#pending) await this.#spool.add(name, { is: 'seen', time });
    this.#pending = new Map();
  }
}
