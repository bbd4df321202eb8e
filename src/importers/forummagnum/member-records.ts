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
  postRecord,
  sequenceRecord,
  slugRecords,
  userRecord,
  wikiPageRecord,
} from './records.ts';
import { postVersions, versions } from './versions.ts';

interface Members {
  readonly ask: Ask;
  readonly host: string;
  readonly slugs: readonly string[];
}

/** Texts whose versions are held at once. */
const TEXTS_AT_ONCE = 10;

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
    const of = { kind: 'wikiPage', externalId: tag._id } as const;
    const history = histories.get(tag._id) ?? [];
    const texts = await forum.texts([{ id: tag._id, history }], 'description');
    yield* versions({
      of,
      title: tag.name,
      history,
      texts: texts.get(tag._id) ?? new Map(),
      byline,
    });
  }
  const total = posts.length + comments.length;
  reading.progress.begin({ name: 'Importing posts and comments', total, unit: 'rows' });
  for (let start = 0; start < posts.length; start += TEXTS_AT_ONCE) {
    const some = posts.slice(start, start + TEXTS_AT_ONCE);
    const asked = some.map(({ _id }) => ({ id: _id, history: histories.get(_id) ?? [] }));
    const texts = await forum.texts(
      asked.filter(({ history }) => history.length > 1),
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
  for (const user of users) yield* slugRecords('userSlug', user);
  for (const tag of tags) yield* slugRecords('wikiPageSlug', tag);
}
