import { describe, expect, it } from 'vitest';
import { POST_PUBLISHED } from '../../src/domains/discussion/post/events.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { whileRepeating } from '../live/while-repeating.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { openTestProvider } from '../support/identity-provider.ts';
import { TRANSPORTS } from './support/transports.ts';

const { database, seed } = await openTestApi();
const provider = await openTestProvider();
const { app, as } = serveTest(database, provider.environment);
const now = Math.floor(Date.now() / 1000);

const PUBLISHED = 'subscription { postPublished { post { slug } } }';
const HIDDEN = { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' } as const;

async function publish(more = {}): Promise<string> {
  const { id, slug } = await seed.post({ more });
  await database.transaction((tx) => recordEvent(tx, POST_PUBLISHED, { postId: id }));
  return slug;
}

describe.each(Object.entries(TRANSPORTS))('over %s', (name, subscribe) => {
  it('a claim that a newer token does not have ends for who subscribed with an older one', async () => {
    const sub = `moderator over ${name}`;
    const token = await provider.token({ sub, roles: 'moderator', iat: now - 60 });
    const next = await subscribe(app, { query: PUBLISHED, token });
    const until = async (slug: string) => {
      const slugs: string[] = [];
      while (slugs.at(-1) !== slug) slugs.push((await next())?.data.postPublished.post.slug);
      return slugs;
    };
    await whileRepeating(publish, next());
    await until(await publish(HIDDEN));
    await as(await provider.token({ sub, roles: [], iat: now })).ask('{ viewer { user { id } } }');
    const secret = await publish(HIDDEN);
    expect(await until(await publish())).not.toContain(secret);
  });
});
