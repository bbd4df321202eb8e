import { chunksOf } from '../../lib/chunks.ts';
import { ImportError } from '../import-error.ts';
import type { Reading } from '../importer.ts';
import type { Send } from '../polite/polite-sender.ts';
import type { Sent } from '../polite/send-request.ts';
import { categoryDocument, postDocument, topicDocument, userDocument } from './documents.ts';
import { type Forum, parseAll, type Topic } from './forum.ts';

/** Posts that one request asks for: as many as the pages of the forum ask for. */
const POSTS_AT_ONCE = 20;

type Json = Readonly<Record<string, unknown>>;

/** A forum behind its API, read as a guest. */
export class SiteForum implements Forum {
  readonly #send: Send;
  readonly #base: URL;

  constructor(send: Send, base: URL) {
    this.#send = send;
    this.#base = base;
  }

  async categories(reading: Reading) {
    const answer = await this.#get('categories.json?include_subcategories=true');
    const list = objectIn(answer, 'category_list');
    if (list === null) {
      throw new ImportError(
        `${this.#base.href} is no Discourse forum that guests may read: categories.json has no list of categories.`,
      );
    }
    const values = withSubcategories(arrayIn(list, 'categories'));
    return parseAll({ values, schema: categoryDocument, file: 'categories', reading });
  }

  async countTopics() {
    const stats = objectIn(objectIn(await this.#get('about.json'), 'about'), 'stats');
    const count = stats?.['topics_count'] ?? stats?.['topic_count'];
    return typeof count === 'number' ? count : 0;
  }

  async *topics(reading: Reading): AsyncGenerator<Topic> {
    const seen = new Set<number>();
    for (let page = 0; ; page += 1) {
      // By the time of creation, so that a topic that is answered meanwhile moves no other to another page.
      const path = `latest.json?order=created&ascending=true&no_definitions=true&page=${page}`;
      const list = objectIn(await this.#get(path), 'topic_list');
      const ids = arrayIn(list, 'topics').flatMap((topic) => numberIn(topic, 'id'));
      const added = ids.filter((id) => !seen.has(id));
      if (added.length === 0) return;
      for (const id of added) {
        seen.add(id);
        const topic = await this.#topic(id, reading);
        if (topic !== null) yield topic;
      }
    }
  }

  async user(username: string) {
    const answer = await this.#get(`u/${encodeURIComponent(username)}.json`);
    return userDocument.safeParse(answer?.['user']).data ?? null;
  }

  async #topic(id: number, reading: Reading): Promise<Topic | null> {
    const answer = await this.#get(`t/${id}.json?include_raw=true`);
    if (answer === null) {
      reading.tally.read('topics');
      reading.tally.skip('topics', 'topics that guests may not read any more');
      return null;
    }
    const [topic] = parseAll({ values: [answer], schema: topicDocument, file: 'topics', reading });
    if (topic === undefined) return null;
    const values = [...topic.post_stream.posts];
    const there = new Set(values.flatMap((post) => numberIn(post, 'id')));
    const missing = (topic.post_stream.stream ?? []).filter((post) => !there.has(post));
    for (const some of chunksOf(missing, POSTS_AT_ONCE)) {
      const ids = some.map((post) => `post_ids[]=${post}`);
      const more = await this.#get(`t/${id}/posts.json?${ids.join('&')}&include_raw=true`);
      values.push(...arrayIn(objectIn(more, 'post_stream'), 'posts'));
    }
    return { topic, posts: parseAll({ values, schema: postDocument, file: 'posts', reading }) };
  }

  /** Null for what is not there, or not for guests. */
  #get(path: string): Promise<Json | null> {
    const url = new URL(path, this.#base).href;
    return this.#send<Json | null>({ url }, (sent) => {
      if ([401, 403, 404, 410].includes(sent.status)) return { value: null };
      const value = sent.status === 200 ? parse(sent) : null;
      return value === null ? { problem: `status ${sent.status}` } : { value };
    });
  }
}

/** Null for what is no object of JSON, such as the page of a firewall. */
function parse({ body }: Sent): Json | null {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectIn(value: unknown, name: string): Json | null {
  const inner = isObject(value) ? value[name] : undefined;
  return isObject(inner) ? inner : null;
}

export function arrayIn(value: unknown, name: string): readonly unknown[] {
  const inner = isObject(value) ? value[name] : undefined;
  return Array.isArray(inner) ? inner : [];
}

function numberIn(value: unknown, name: string): number[] {
  const inner = isObject(value) ? value[name] : undefined;
  return typeof inner === 'number' ? [inner] : [];
}

/** Categories, and those that stand in them. */
export function withSubcategories(categories: readonly unknown[]): unknown[] {
  return categories.flatMap((category) => [category, ...arrayIn(category, 'subcategory_list')]);
}
