import { chunksOf } from '../../lib/chunks.ts';
import { ImportError } from '../import-error.ts';
import type { Reading } from '../importer.ts';
import type { ImportRecord } from '../records.ts';
import type { Ask } from './client.ts';
import { Forum } from './forum.ts';
import { gather } from './gather.ts';
import {
  bylinesOf,
  commentRecord,
  linkRecords,
  nameOf,
  ON_NOTHING,
  postRecord,
  sequenceRecord,
  slugRecords,
  userRecord,
  wikiPageRecord,
} from './records.ts';
import { postVersions, TEXTS_AT_ONCE, wikiPageVersions } from './versions.ts';

interface Members {
  readonly ask: Ask;
  readonly host: string;
  readonly slugs: readonly string[];
}

/** Everything of some members, as records, each after those it names. */
export async function* memberRecords(
  { ask, host, slugs }: Members,
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
  const byline = bylinesOf(new Map(users.map((user) => [user._id, nameOf(user)])));
  for (const user of users) yield userRecord(user);
  for (const tag of tags) {
    yield wikiPageRecord(tag, byline);
    const history = histories.get(tag._id) ?? [];
    const texts = await forum.texts([{ id: tag._id, history }], 'description');
    yield* wikiPageVersions(tag, { history, texts: texts.get(tag._id), byline });
  }
  const total = posts.length + comments.length;
  reading.progress.begin({ name: 'Importing posts and comments', total, unit: 'rows' });
  for (const some of chunksOf(posts, TEXTS_AT_ONCE)) {
    const requests = some.map(({ _id }) => ({ id: _id, history: histories.get(_id) ?? [] }));
    const texts = await forum.texts(
      requests.filter(({ history }) => history.length > 1),
      'contents',
    );
    for (const post of some) {
      yield postRecord(post, byline);
      const history = histories.get(post._id);
      yield* postVersions(post, { history, texts: texts.get(post._id), byline });
      reading.progress.advance(1);
    }
  }
  const ids = new Set(comments.map(({ _id }) => _id));
  for (const comment of comments) {
    const record = commentRecord(comment, byline, ids);
    if (record === null) reading.tally.skip('comments', ON_NOTHING);
    else yield record;
    reading.progress.advance(1);
  }
  for (const sequence of sequences) yield sequenceRecord(sequence, byline);
  for (const post of posts) yield* linkRecords('post', post, host);
  for (const comment of comments) yield* linkRecords('comment', comment, host);
  for (const user of users) yield* slugRecords('userSlug', user);
  for (const tag of tags) yield* slugRecords('wikiPageSlug', tag);
}
