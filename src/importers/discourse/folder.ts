import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../../db/driver-error.ts';
import { ImportError } from '../import-error.ts';
import type { Reading } from '../importer.ts';
import {
  type CategoryDocument,
  categoryDocument,
  postDocument,
  topicDocument,
  type UserDocument,
  userDocument,
} from './documents.ts';
import { type Forum, parseAll, type Topic, userKey } from './forum.ts';
import { arrayIn, isObject, objectIn, withSubcategories } from './site.ts';

/** A file that is larger is no answer of the API. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Files with what the API of a forum answered, under any names. Memory holds one topic, and where the others are. */
export class FolderForum implements Forum {
  /** The files that have something of a topic: first its own, then those with further posts. */
  readonly #topics = new Map<number, string[]>();
  readonly #categories: unknown[] = [];
  readonly #users = new Map<string, string>();
  /** Files with nothing that is imported. */
  #others = 0;

  /** @throws ImportError when the folder has no topics, or a file cannot be read */
  static async open(folder: string): Promise<FolderForum> {
    const forum = new FolderForum();
    for (const file of await jsonFiles(folder)) forum.#note(file, await readJson(file));
    if (forum.#topics.size > 0) return forum;
    throw new ImportError(
      `${folder} has no topics. A topic is a .json file with what /t/ID.json of the forum answers.`,
    );
  }

  async categories(reading: Reading): Promise<readonly CategoryDocument[]> {
    if (this.#others > 0) {
      reading.tally.read('other files', this.#others);
      reading.tally.skip(
        'other files',
        'files without posts, categories or a member',
        this.#others,
      );
    }
    const values = withSubcategories(this.#categories);
    return parseAll({ values, schema: categoryDocument, file: 'categories', reading });
  }

  async countTopics() {
    return this.#topics.size;
  }

  async *topics(reading: Reading): AsyncGenerator<Topic> {
    for (const id of [...this.#topics.keys()].sort((a, b) => a - b)) {
      const topic = await this.#topic(this.#topics.get(id) ?? [], reading);
      if (topic !== null) yield topic;
    }
  }

  async user(username: string): Promise<UserDocument | null> {
    const file = this.#users.get(userKey(username));
    if (file === undefined) return null;
    return userDocument.safeParse(userIn(await readJson(file))).data ?? null;
  }

  async #topic(files: readonly string[], reading: Reading): Promise<Topic | null> {
    let head: Topic['topic'] | undefined;
    const posts = new Map<number, Topic['posts'][number]>();
    for (const file of files) {
      const value = await readJson(file);
      if (head === undefined && isTopic(value)) {
        [head] = parseAll({ values: [value], schema: topicDocument, file: 'topics', reading });
      }
      const values = postsIn(value);
      for (const post of parseAll({ values, schema: postDocument, file: 'posts', reading })) {
        // A later file may add the source of a text to what a page of the topic has.
        posts.set(post.id, { ...posts.get(post.id), ...post });
      }
    }
    if (head !== undefined) return { topic: head, posts: [...posts.values()] };
    reading.tally.skip('posts', 'posts of topics that are not here', posts.size);
    return null;
  }

  #note(file: string, value: unknown): void {
    const categories = arrayIn(objectIn(value, 'category_list'), 'categories');
    const user = userIn(value);
    const ids = topicIdsOf(value);
    if (categories.length > 0) this.#categories.push(...categories);
    else if (user !== null) this.#users.set(userKey(String(user['username'])), file);
    else if (ids.length === 0) this.#others += 1;
    for (const id of ids) {
      const files = this.#topics.get(id) ?? [];
      if (isTopic(value)) files.unshift(file);
      else files.push(file);
      this.#topics.set(id, files);
    }
  }
}

async function jsonFiles(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new ImportError(`There is no folder ${folder}.`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.name.endsWith('.json')) continue;
    // A link may lead to a file in another folder.
    if (entry.isFile() || (entry.isSymbolicLink() && (await stat(path)).isFile())) files.push(path);
  }
  return files.sort();
}

async function readJson(file: string): Promise<unknown> {
  const { size } = await stat(file);
  if (size > MAX_BYTES) throw new ImportError(`${file} has more than 256 MB.`);
  const text = utf8(file, await readFile(file));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportError(`${file} is no JSON: ${reasonOf(error)}. Save it again, or remove it.`);
  }
}

/** Without a byte order mark. */
function utf8(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError(`${file} is not UTF-8. Save it again in this encoding, or remove it.`);
  }
}

function isTopic(value: unknown): boolean {
  return isObject(value) && 'title' in value && objectIn(value, 'post_stream') !== null;
}

/** Posts of `/t/ID.json`, `/t/ID/posts.json` and `/posts/ID.json`. */
function postsIn(value: unknown): readonly unknown[] {
  const stream = objectIn(value, 'post_stream');
  if (stream !== null) return arrayIn(stream, 'posts');
  return isObject(value) && 'post_number' in value ? [value] : [];
}

function topicIdsOf(value: unknown): number[] {
  const [first] = postsIn(value);
  if (!isObject(value)) return [];
  const id = isTopic(value) ? value['id'] : isObject(first) ? first['topic_id'] : undefined;
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? [id] : [];
}

function userIn(value: unknown) {
  const user = objectIn(value, 'user');
  return user !== null && typeof user['username'] === 'string' ? user : null;
}
