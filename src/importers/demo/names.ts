import type { Byline, Subject } from '../records.ts';
import { type Article, DemoFileError, pathOf, threadsFileOf } from './files.ts';
import type { By, Comment, People, PostFront, WikiPageFront } from './formats.ts';

/** What the files call one another by. Each look-up throws a `DemoFileError` for a name that is not there. */
export class Names {
  readonly #people: People;
  readonly #subjects = new Map<string, Subject>();

  constructor(
    people: People,
    posts: readonly Article<PostFront>[],
    pages: readonly Article<WikiPageFront>[],
  ) {
    this.#people = people;
    for (const post of posts) this.#add(post, { kind: 'post', externalId: post.slug });
    for (const page of pages) this.#add(page, { kind: 'wikiPage', externalId: page.slug });
  }

  person(file: string, username: string): string {
    if (Object.hasOwn(this.#people, username)) return username;
    throw new DemoFileError(file, `there is nobody called ${username} in people.yaml`);
  }

  byline(file: string, by: By): Byline {
    if (typeof by !== 'string') return { user: null, name: by.name };
    return { user: this.person(file, by), name: this.#people[by]?.name ?? by };
  }

  /** By `posts/SLUG`, `wiki/SLUG`, or either with `#ID` for a comment there. */
  subject(file: string, path: string): Subject {
    const subject = this.#subjects.get(path);
    if (subject) return subject;
    throw new DemoFileError(file, `there is no ${path}`);
  }

  #add(article: Article<unknown>, subject: Subject): void {
    const path = pathOf(article);
    this.#subjects.set(path, subject);
    for (const comment of article.threads) this.#addThread(threadsFileOf(article), path, comment);
  }

  #addThread(file: string, path: string, comment: Comment): void {
    const externalId = `${path}#${comment.id}`;
    if (this.#subjects.has(externalId)) {
      throw new DemoFileError(file, `two comments have the id ${comment.id}`);
    }
    this.#subjects.set(externalId, { kind: 'comment', externalId });
    for (const reply of comment.replies) this.#addThread(file, path, reply);
  }
}
