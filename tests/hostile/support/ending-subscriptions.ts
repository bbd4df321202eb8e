import { describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { POST_PUBLISHED } from '../../../src/domains/discussion/post/events.ts';
import { setBan, setRole } from '../../../src/domains/moderation/ban/by-operator.ts';
import { revokeToken, tokensOf } from '../../../src/domains/people/account/tokens.ts';
import { recordEvent } from '../../../src/live/record-event.ts';
import { whileRepeating } from '../../live/while-repeating.ts';
import type { Api, TestApi } from '../../support/api.ts';
import { member } from '../../support/members.ts';
import { type NextMessage, TRANSPORTS } from './transports.ts';

interface Servers {
  readonly api: TestApi;
  /** Where people subscribe: the same server, or another one. */
  readonly listening: Pick<Api, 'app' | 'statements'>;
  /** What changes their authority. */
  readonly acting: Database;
}

const PUBLISHED = 'subscription { postPublished { post { slug isHidden } } }';

const reason = 'Test';

/** What ends an account or its token. */
const ENDS: Readonly<Record<string, (db: Database, username: string) => Promise<unknown>>> = {
  async revoked(db, username) {
    for (const { id } of await tokensOf(db, username)) await revokeToken(db, id);
  },
  'deleted with its token': (db, username) =>
    db.prisma.accessToken.deleteMany({ where: { user: { username } } }),
  closed: (db, username) =>
    db.prisma.user.update({ where: { username }, data: { closedAt: new Date() } }),
  deleted: (db, username) => db.prisma.user.delete({ where: { username } }),
};

/** Subscriptions end, or go on with what their account may do, as soon as that changes on any server. */
export function testEndingSubscriptions({ api, listening, acting }: Servers): void {
  const { seed, database } = api;
  let people = 0;
  const newcomer = (more = {}) => {
    people += 1;
    return member(api, `person-${people}`, more);
  };

  async function publish(more = {}): Promise<string> {
    const { id, slug } = await seed.post({ more });
    await database.transaction((tx) => recordEvent(tx, POST_PUBLISHED, { postId: id }));
    return slug;
  }

  /** Reads until the first event has come, so that the subscription is known to last. */
  const begun = async (next: NextMessage) => {
    const first = await whileRepeating(publish, next());
    expect(first?.errors).toBeUndefined();
  };

  const until = async (next: NextMessage, slug: string) => {
    const slugs: string[] = [];
    while (slugs.at(-1) !== slug) slugs.push((await next())?.data.postPublished.post.slug);
    return slugs;
  };

  describe.each(Object.entries(TRANSPORTS))('over %s', (_name, open) => {
    it.each(Object.entries(ENDS))(
      'a subscription ends when its account is %s',
      async (_how, end) => {
        const { user, token } = await newcomer();
        const next = await open(listening.app, { query: PUBLISHED, token });
        await begun(next);
        await end(acting, user.username);
        // What was published while it began comes first; after that, nothing happens.
        let message = await next();
        while (message?.errors === undefined && message !== null) message = await next();
        expect(message?.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      },
    );

    it('a subscription ends when its token expires', async () => {
      const { user, token } = await newcomer();
      const next = await open(listening.app, { query: PUBLISHED, token });
      await begun(next);
      const expiresAt = new Date(Date.now() + 1_500);
      await acting.prisma.accessToken.updateMany({
        where: { userId: user.id },
        data: { expiresAt },
      });
      let message = await next();
      while (message?.errors === undefined && message !== null) message = await next();
      expect(message?.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
    });

    it('a demoted moderator sees nothing hidden from the next message on', async () => {
      const { user, token } = await newcomer({ role: 'MODERATOR' });
      const next = await open(listening.app, { query: PUBLISHED, token });
      await begun(next);
      const hidden = { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' };
      await until(next, await publish(hidden));
      await setRole(acting, { username: user.username, role: 'MEMBER', reason });
      const secret = await publish(hidden);
      expect(await until(next, await publish())).not.toContain(secret);
    });

    it('the banned go on reading, and nobody is looked up for an event', async () => {
      const { user, token } = await newcomer();
      const next = await open(listening.app, { query: PUBLISHED, token });
      await begun(next);
      const end = new Date('2099-01-01');
      await setBan(acting, { username: user.username, until: end, reason });
      await until(next, await publish());
      listening.statements.clear();
      for (let count = 0; count < 3; count += 1) await until(next, await publish());
      expect(listening.statements.names()).not.toContain('account.byToken');
    });
  });
}
