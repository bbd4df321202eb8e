import { ImportError } from '../import-error.ts';
import type { Reading, Source } from '../importer.ts';
import { userAgentOf } from '../polite/polite-sender.ts';
import type { ImportRecord } from '../records.ts';
import { type Ask, politeClient } from './client.ts';
import { Forum } from './forum.ts';
import { gather } from './gather.ts';
import { queries } from './queries.ts';
import {
  bylinesOf,
  commentRecord,
  linkRecords,
  postRecord,
  sequenceRecord,
  userRecord,
  wikiPageRecord,
} from './records.ts';
import { shownVersion, versions } from './versions.ts';

export interface ForumOptions {
  readonly url: string;
  readonly slugs: readonly string[];
  readonly contact?: string | undefined;
  /** In ms. */
  readonly pause: number;
  readonly allowsPrivate: boolean;
  /** The first wait after a refusal, in ms. */
  readonly firstWait?: number;
}

/**
 * Members of a ForumMagnum site.
 *
 * @throws ImportError if there is no such site, or its API is an older one
 */
export async function openForum({
  url,
  slugs,
  contact,
  ...options
}: ForumOptions): Promise<Source> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new ImportError(`"${url}" is no address. Write it like https://www.example.org.`);
  }
  const site = new URL(url);
  const warnings = new Map<string, number>();
  const ask = politeClient({
    ...options,
    url: site.pathname === '/' ? new URL('/graphql', site).href : site.href,
    userAgent: userAgentOf(contact),
    warn: (message) => warnings.set(message, (warnings.get(message) ?? 0) + 1),
  });
  await probe(ask, site.host);
  return {
    name: `forummagnum:${site.host}`,
    notes:
      contact === undefined
        ? ['Add --contact, so that the operators of the site can write to you.']
        : [],
    records: (reading) => records({ ask, host: site.host, slugs }, reading),
    closingNotes: () =>
      [...warnings].map(([message, times]) => `The site reported, ${times} times: ${message}`),
  };
}

/** Asks once which form the queries of the site have. */
async function probe(ask: Ask, host: string): Promise<void> {
  const { __type: type } = await ask(queries.probe);
  const { fields = [] } = (type ?? {}) as {
    fields?: { name: string; args: { name: string }[] }[];
  };
  const posts = fields.find(({ name }) => name === 'posts');
  if (posts?.args.some(({ name }) => name === 'selector')) return;
  throw new ImportError(
    posts === undefined
      ? `${host} is no ForumMagnum site: its API has no field "posts".`
      : `${host} has an older API, whose lists take no "selector". This import cannot read it yet.`,
  );
}

interface Forums {
  readonly ask: Ask;
  readonly host: string;
  readonly slugs: readonly string[];
}

async function* records(
  { ask, host, slugs }: Forums,
  reading: Reading,
): AsyncGenerator<ImportRecord> {
  const forum = new Forum(ask, reading);
  const members = [];
  for (const slug of slugs) {
    const member = await forum.userBySlug(slug);
    if (member === null) throw new ImportError(`${host} has no member with the slug "${slug}".`);
    members.push(member);
  }
  reading.progress.begin({
    name: 'Asking the site',
    total: members.reduce(
      (sum, { postCount, commentCount }) => sum + (postCount ?? 0) + (commentCount ?? 0),
      0,
    ),
    unit: 'rows',
  });
  const { users, tags, posts, comments, sequences, histories } = await gather(forum, members);
  const byline = bylinesOf(users);
  for (const user of users) yield userRecord(user);
  for (const tag of tags) {
    yield wikiPageRecord(tag, byline);
    const of = { kind: 'wikiPage', externalId: tag._id } as const;
    const history = histories.get(tag._id) ?? [];
    yield* versions(forum, { of, field: 'description', title: tag.name, history, byline });
  }
  const total = posts.length + comments.length;
  reading.progress.begin({ name: 'Importing posts and comments', total, unit: 'rows' });
  for (const post of posts) {
    yield postRecord(post, byline);
    const of = { kind: 'post', externalId: post._id } as const;
    const { title } = post;
    const history = histories.get(post._id) ?? [];
    let count = 0;
    for await (const version of versions(forum, {
      of,
      field: 'contents',
      title,
      history,
      byline,
    })) {
      count += 1;
      yield version;
    }
    if (count === 0) yield shownVersion(post, byline);
    reading.progress.advance(1);
  }
  const ids = new Set(comments.map(({ _id }) => _id));
  for (const comment of comments) {
    const record = commentRecord(comment, byline, ids);
    if (record === null)
      reading.tally.skip('comments', 'comments on neither a post nor a wiki page');
    else yield record;
    reading.progress.advance(1);
  }
  for (const sequence of sequences) yield sequenceRecord(sequence, byline);
  for (const { _id, contents, postedAt } of [...posts, ...comments]) {
    const kind = ids.has(_id) ? 'comment' : 'post';
    const source = { kind, externalId: _id } as const;
    yield* linkRecords({ source, html: contents?.html ?? '', createdAt: postedAt, host });
  }
}
