import { chunksOf } from '../../lib/chunks.ts';
import type { Reading } from '../importer.ts';
import { silentProgress } from '../progress.ts';
import type { ImportRecord, LinkRecord } from '../records.ts';
import { SortedSpool } from '../spool/sorted-spool.ts';
import type { Ask } from './client.ts';
import type { CommentDocument, PostDocument, TagDocument } from './documents.ts';
import { Forum, type Versioned } from './forum.ts';
import { inOrder, missingParents, peopleIn, postsIn } from './gather.ts';
import type { Span } from './lists.ts';
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

interface Site {
  readonly ask: Ask;
  readonly host: string;
  /** Null for everything. */
  readonly since: Date | null;
  readonly until: Date | null;
}

const DAY = 86_400_000;

/** Comments on posts that guests may not read any more can be older than the first post that they may read. */
const BEFORE_FIRST = 365 * DAY;

/**
 * A whole site, or what was written in a span of time with what that answers and is about, as records, each after
 * those it names. Memory holds ids, names and wiki pages without their texts.
 */
export async function* siteRecords(site: Site, reading: Reading): AsyncGenerator<ImportRecord> {
  const walk = new SiteWalk(site, reading);
  try {
    yield* walk.records();
  } finally {
    await walk.close();
  }
}

class SiteWalk {
  readonly #site: Site;
  readonly #reading: Reading;
  readonly #forum: Forum;
  readonly #names = new Map<string, string>();
  readonly #byline = bylinesOf(this.#names);
  readonly #people = new Set<string>();
  readonly #posts = new Set<string>();
  readonly #comments = new Set<string>();
  /** Those that were asked for. What is gone is not asked for again. */
  readonly #parents = new Set<string>();
  readonly #feeds = new Set<string>();
  readonly #tags = new Map<string, TagDocument>();
  readonly #histories = new Map<string, Versioned>();
  readonly #links = new SortedSpool();

  constructor(site: Site, reading: Reading) {
    this.#site = site;
    this.#reading = reading;
    // Progress is told in days here, not in documents.
    this.#forum = new Forum(site.ask, { ...reading, progress: silentProgress });
  }

  close(): Promise<void> {
    return this.#links.close();
  }

  async *records(): AsyncGenerator<ImportRecord> {
    const span = await this.#span();
    yield* this.#startTags(span);
    this.#begin('Posts', span);
    for await (const posts of this.#forum.postsIn(span, this.#advance)) {
      yield* this.#writePosts(posts, true);
      for (const { _id } of posts.filter(({ debate }) => debate === true))
        yield* this.#writeComments(await this.#forum.dialogueResponses(_id));
    }
    this.#begin('Comments', span);
    for await (const comments of this.#forum.commentsIn(span, this.#advance))
      yield* this.#writeComments(comments);
    const deleted = await this.#forum.deletedComments();
    yield* this.#writeComments(deleted.filter(({ postedAt }) => isIn(span, postedAt)));
    yield* this.#writeSequences(span);
    if (this.#isWhole) yield* this.#writePostsById([...this.#feeds]);
    for await (const { line } of this.#links.read()) {
      const link = JSON.parse(line) as Omit<LinkRecord, 'createdAt'> & { createdAt: string };
      yield { ...link, createdAt: new Date(link.createdAt) };
    }
  }

  get #isWhole(): boolean {
    return this.#site.since === null && this.#site.until === null;
  }

  async #span(): Promise<Span> {
    const { since, until } = this.#site;
    const end = until ?? new Date();
    if (since !== null) return { since, until: end };
    const first = (await this.#forum.firstPostedAt()) ?? end;
    return { since: new Date(first.getTime() - BEFORE_FIRST), until: end };
  }

  #begin(name: string, { since, until }: Span): void {
    const total = Math.max(0, (until.getTime() - since.getTime()) / DAY);
    this.#reading.progress.begin({ name, total, unit: 'days' });
  }

  readonly #advance = (days: number): void => this.#reading.progress.advance(days);

  /** Of a whole site all wiki pages, of a span those that were edited in it. Others come as posts name them. */
  async *#startTags(span: Span): AsyncGenerator<ImportRecord> {
    const all = await this.#forum.tags();
    const tags = all.filter(({ deleted }) => deleted !== true);
    this.#leaveOut('tags', 'deleted tags', all.length - tags.length);
    for (const tag of tags) this.#tags.set(tag._id, tag);
    const ids = tags.map(({ _id }) => _id);
    for (const versioned of await this.#forum.histories(ids, 'description'))
      this.#histories.set(versioned.id, versioned);
    yield* this.#writeTags(
      ids.filter(
        (id) =>
          this.#isWhole ||
          this.#histories.get(id)?.history.some(({ editedAt }) => isIn(span, editedAt)) === true,
      ),
    );
  }

  async *#writeTags(ids: Iterable<string>): AsyncGenerator<ImportRecord> {
    const tags = [...new Set(ids)].flatMap((id) => this.#tags.get(id) ?? []);
    for (const some of chunksOf(tags, TEXTS_AT_ONCE)) {
      const histories = some.flatMap(({ _id }) => this.#histories.get(_id) ?? []);
      yield* this.#writePeople(peopleIn([...some, ...histories.flatMap(({ history }) => history)]));
      const texts = await this.#forum.texts(histories, 'description');
      for (const tag of some) {
        // What is written once is not named again.
        this.#tags.delete(tag._id);
        yield wikiPageRecord(tag, this.#byline);
        const history = this.#histories.get(tag._id)?.history;
        const its = texts.get(tag._id);
        yield* wikiPageVersions(tag, { history, texts: its, byline: this.#byline });
        yield* slugRecords('wikiPageSlug', tag);
        this.#histories.delete(tag._id);
      }
    }
  }

  async *#writePeople(ids: Iterable<string>): AsyncGenerator<ImportRecord> {
    const missing = [...ids].filter((id) => !this.#people.has(id));
    for (const id of missing) this.#people.add(id);
    for (const user of await this.#forum.usersByIds(missing)) {
      this.#names.set(user._id, nameOf(user));
      if (user.shortformFeedId) this.#feeds.add(user.shortformFeedId);
      yield userRecord(user);
      yield* slugRecords('userSlug', user);
    }
  }

  async *#writePostsById(ids: Iterable<string>): AsyncGenerator<ImportRecord> {
    const missing = [...new Set(ids)].filter((id) => !this.#posts.has(id));
    yield* this.#writePosts(await this.#forum.postsByIds(missing), this.#isWhole);
    // What is not there is not asked for again.
    for (const id of missing) this.#posts.add(id);
  }

  /** @param isWithHistory whether all versions are imported, not the shown one alone */
  async *#writePosts(
    documents: readonly PostDocument[],
    isWithHistory: boolean,
  ): AsyncGenerator<ImportRecord> {
    const posts = documents.filter(({ _id }) => !this.#posts.has(_id));
    for (const { _id } of posts) this.#posts.add(_id);
    yield* this.#writeTags(posts.flatMap(({ tagRelevance }) => Object.keys(tagRelevance ?? {})));
    for (const some of chunksOf(posts, TEXTS_AT_ONCE)) {
      const ids = some.map(({ _id }) => _id);
      const histories = isWithHistory ? await this.#forum.histories(ids, 'contents') : [];
      const byId = new Map(histories.map(({ id, history }) => [id, history]));
      yield* this.#writePeople(peopleIn([...some, ...[...byId.values()].flat()]));
      // Of a post with one version, that one came with it.
      const several = histories.filter(({ history }) => history.length > 1);
      const texts = await this.#forum.texts(several, 'contents');
      for (const post of some) {
        const { _id } = post;
        yield postRecord(post, this.#byline);
        const history = byId.get(_id);
        yield* postVersions(post, { history, texts: texts.get(_id), byline: this.#byline });
        await this.#keepLinks('post', post);
      }
    }
  }

  async *#writeComments(documents: readonly CommentDocument[]): AsyncGenerator<ImportRecord> {
    const fresh = documents.filter(({ _id }) => !this.#comments.has(_id));
    const there = { has: (id: string) => this.#comments.has(id) || this.#parents.has(id) };
    const comments = [...fresh, ...(await missingParents(this.#forum, fresh, there))];
    for (const { parentCommentId } of comments)
      if (parentCommentId) this.#parents.add(parentCommentId);
    yield* this.#writePostsById(comments.flatMap(({ postId }) => postId ?? []));
    yield* this.#writeTags(comments.flatMap(({ tagId }) => tagId ?? []));
    yield* this.#writePeople(peopleIn(comments));
    for (const { _id } of comments) this.#comments.add(_id);
    for (const comment of inOrder(comments)) {
      const record = commentRecord(comment, this.#byline, this.#comments);
      if (record === null) {
        this.#reading.tally.skip('comments', ON_NOTHING);
      } else {
        yield record;
        await this.#keepLinks('comment', comment);
      }
    }
  }

  async *#writeSequences(span: Span): AsyncGenerator<ImportRecord> {
    const all = await this.#forum.sequences();
    const shown = all.filter(({ draft, isDeleted }) => draft !== true && isDeleted !== true);
    this.#leaveOut('sequences', 'deleted sequences and drafts', all.length - shown.length);
    const sequences = shown.filter(({ createdAt }) => this.#isWhole || isIn(span, createdAt));
    yield* this.#writePostsById(sequences.flatMap(postsIn));
    yield* this.#writePeople(peopleIn(sequences));
    for (const sequence of sequences) yield sequenceRecord(sequence, this.#byline);
  }

  #leaveOut(file: string, reason: string, documents: number): void {
    if (documents > 0) this.#reading.tally.skip(file, reason, documents);
  }

  /** Links are written last, when both of their ends are. */
  async #keepLinks(
    kind: 'post' | 'comment',
    document: PostDocument | CommentDocument,
  ): Promise<void> {
    for (const link of linkRecords(kind, document, this.#site.host))
      await this.#links.add(link.externalId, link);
  }
}

function isIn({ since, until }: Span, time: Date): boolean {
  return time >= since && time < until;
}
