import type { SourceHtml } from '../fidelity/measure-fidelity.ts';
import type { Reading } from '../importer.ts';
import type { ImportRecord, LinkRecord, Subject } from '../records.ts';
import { SortedSpool } from '../spool/sorted-spool.ts';
import { topicLinks } from './addresses.ts';
import { withCooked } from './cook-raw.ts';
import type { CookedContext } from './cooked.ts';
import type { CategoryDocument, PostDocument } from './documents.ts';
import { type Forum, type Topic, userKey } from './forum.ts';
import { pollOf, votersOf } from './polls.ts';
import {
  categoryRecords,
  commentRecord,
  isGone,
  isWritten,
  postRecord,
  revisionRecord,
  tagKey,
  tagNames,
  tagRecord,
  userRecord,
} from './records.ts';
import { shownHtml } from './shown-html.ts';

interface ToRead {
  readonly forum: Forum;
  /** The address of the forum, which paths in texts are relative to; null if nobody knows it. */
  readonly base: URL | null;
  readonly reading: Reading;
}

/**
 * A forum as records, topic by topic: categories, then for each topic its authors, its first post and the replies;
 * links between topics at the end, because a text may name a later topic.
 */
export async function* discourseRecords(toRead: ToRead): AsyncGenerator<ImportRecord> {
  const { forum, reading } = toRead;
  const links = new SortedSpool();
  try {
    const categories = await forum.categories(reading);
    const total = await forum.countTopics();
    reading.progress.begin({ name: 'Importing topics', total, unit: 'rows' });
    const reader = new TopicReader(toRead, { categories, links });
    for await (const topic of forum.topics(reading)) {
      yield* reader.records(topic);
      reading.progress.advance(1);
    }
    for await (const { line } of links.read()) yield linkRecord(JSON.parse(line));
  } finally {
    await links.close();
  }
}

interface StoredLink {
  readonly source: Subject;
  readonly target: Subject;
  readonly createdAt: string;
}

function linkRecord({ source, target, createdAt }: StoredLink): LinkRecord {
  const nameOf = ({ kind, externalId }: Subject) => `${kind}:${externalId}`;
  return {
    kind: 'link',
    externalId: `${nameOf(source)}>${nameOf(target)}`,
    source,
    target,
    linkKind: 'MENTION',
    createdAt: new Date(createdAt),
  };
}

class TopicReader {
  readonly #toRead: ToRead;
  readonly #categories: Map<number, CategoryDocument>;
  /** Topics that only say what a category is for: they are its page. */
  readonly #definitions: ReadonlySet<number>;
  readonly #links: SortedSpool;
  readonly #people = new Set<string>();
  readonly #tags = new Set<string>();

  constructor(
    toRead: ToRead,
    {
      categories,
      links,
    }: { readonly categories: readonly CategoryDocument[]; readonly links: SortedSpool },
  ) {
    this.#toRead = toRead;
    this.#links = links;
    this.#categories = new Map(categories.map((category) => [category.id, category]));
    this.#definitions = new Set(
      categories.flatMap(({ topic_url: url }) => {
        const id = /\/(\d{1,15})\/?$/.exec(url ?? '')?.[1];
        return id === undefined ? [] : [Number(id)];
      }),
    );
  }

  async *records({ topic, posts }: Topic): AsyncGenerator<ImportRecord> {
    const { base, reading } = this.#toRead;
    const reason = this.#leaveOut({ topic, posts });
    if (reason !== null) {
      reading.tally.skip('topics', reason);
      reading.tally.skip('posts', `posts of ${reason}`, posts.length);
      return;
    }
    const written = posts
      .filter(isWritten)
      .sort((a, b) => a.post_number - b.post_number)
      .map(withCooked);
    if (written.length < posts.length)
      reading.tally.skip('posts', 'notes of the forum itself', posts.length - written.length);
    const [first, ...replies] = written;
    if (first === undefined) return;
    yield* this.#namedBy({ topic, posts: written });
    yield postRecord({ topic, posts: written }, first);
    yield revisionRecord(topic, first, base);
    const subject = { kind: 'post', externalId: String(topic.id) } as const;
    await this.#noteLinks(first, subject);
    const hasPollsApart = pollOf(first, topic.title) !== undefined;
    if (!isGone(first)) await this.#noteText(subject, first.cooked, { hasPollsApart });
    const numbers = new Set(replies.map((post) => post.post_number));
    for (const post of replies) {
      const comment = commentRecord({ topic, post, numbers, base });
      yield comment;
      if (comment.deletedAt !== null) continue;
      await this.#noteLinks(post, { kind: 'comment', externalId: comment.externalId });
      await this.#noteText(comment, post.cooked);
    }
  }

  #leaveOut({ topic, posts }: Topic): string | null {
    if (topic.archetype === 'private_message') return 'private messages';
    if (topic.deleted_at != null) return 'deleted topics';
    if (topic.visible === false) return 'topics that are not listed';
    if (this.#definitions.has(topic.id)) return 'topics that describe a category';
    return posts.some(({ post_number: number }) => number === 1)
      ? null
      : 'topics without their first post';
  }

  /** The category, tags and authors of a topic, each once. */
  async *#namedBy({ topic, posts }: Topic): AsyncGenerator<ImportRecord> {
    const { forum, base } = this.#toRead;
    const { created_at: createdAt, category_id: id } = topic;
    const category = this.#categories.get(id ?? -1);
    if (category !== undefined) {
      this.#categories.delete(category.id);
      for (const record of categoryRecords(category, { createdAt, base })) {
        yield record;
        if (record.kind === 'revision') await this.#noteText(record.of, category.description);
      }
    }
    for (const name of tagNames(topic)) {
      if (this.#tags.has(tagKey(name))) continue;
      this.#tags.add(tagKey(name));
      yield tagRecord(name, createdAt);
    }
    const voters = posts.slice(0, 1).flatMap((post) =>
      votersOf(post).map((voter) => ({
        ...voter,
        user_id: voter.id,
        created_at: post.created_at,
      })),
    );
    for (const post of [...posts, ...voters]) {
      if (!post.username || this.#people.has(userKey(post.username))) continue;
      this.#people.add(userKey(post.username));
      const user = await forum.user(post.username);
      const record = userRecord({ user, post, base });
      yield record;
      await this.#noteText(record, user?.bio_cooked);
    }
  }

  /** Notes what guests see, for `--fidelity`. */
  async #noteText(
    { kind, externalId }: Pick<SourceHtml, 'kind' | 'externalId'>,
    cooked: string | null | undefined,
    context: Omit<CookedContext, 'base'> = {},
  ): Promise<void> {
    const { base, reading } = this.#toRead;
    if (!cooked || reading.noteText === undefined) return;
    const html = shownHtml(cooked, { base, ...context });
    await reading.noteText({ kind, externalId, name: `${kind} ${externalId}`, html });
  }

  async #noteLinks(post: PostDocument, source: Subject): Promise<void> {
    for (const { topic, post: number } of topicLinks(post.cooked ?? '', this.#toRead.base)) {
      const target: Subject =
        number === null || number === '1'
          ? { kind: 'post', externalId: topic }
          : { kind: 'comment', externalId: `${topic}/${number}` };
      if (target.kind === source.kind && target.externalId === source.externalId) continue;
      const key = `${source.kind}:${source.externalId}>${target.kind}:${target.externalId}`;
      const link: StoredLink = { source, target, createdAt: post.created_at.toISOString() };
      await this.#links.add(key, link);
    }
  }
}
