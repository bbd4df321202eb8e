import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

interface DumpSize {
  readonly questions: number;
  readonly users: number;
  /** Words in a text. */
  readonly words?: number;
}

/**
 * Writes a dump of any size, the same every time: each question has two answers, three versions and, with
 * its answers, six comments. The history of a post is scattered over the file, as in real dumps.
 */
export async function generateDump(directory: string, size: DumpSize): Promise<string> {
  await mkdir(directory, { recursive: true });
  const shape = { words: 60, ...size };
  await Promise.all([
    writeTable(directory, ['Users.xml', 'users'], users(shape)),
    writeTable(directory, ['Tags.xml', 'tags'], tags()),
    writeTable(directory, ['Posts.xml', 'posts'], posts(shape)),
    writeTable(directory, ['PostHistory.xml', 'posthistory'], history(shape)),
    writeTable(directory, ['Comments.xml', 'comments'], comments(shape)),
    writeTable(directory, ['Votes.xml', 'votes'], votes(shape)),
    writeTable(directory, ['PostLinks.xml', 'postlinks'], postLinks(shape)),
  ]);
  return directory;
}

type Shape = Required<DumpSize>;
export type Row = Readonly<Record<string, string | number>>;

export async function writeTable(
  directory: string,
  [file, root]: readonly [string, string],
  rows: Iterable<Row>,
): Promise<void> {
  await pipeline(lines(root, rows), createWriteStream(join(directory, file)));
}

function* lines(root: string, rows: Iterable<Row>): Generator<string> {
  yield `\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<${root}>\n`;
  for (const row of rows) {
    const attributes = Object.entries(row).map(([name, value]) => `${name}="${escaped(value)}"`);
    yield `  <row ${attributes.join(' ')} />\n`;
  }
  yield `</${root}>\n`;
}

function escaped(value: string | number): string {
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#xA;');
}

function* users({ users: count }: Shape): Generator<Row> {
  for (let id = 1; id <= count; id += 1) {
    yield {
      Id: id,
      Reputation: id % 97,
      CreationDate: time(id),
      DisplayName: `${word(id)} ${word(id * 7)}`,
      AboutMe: `<p>I keep ${word(id * 3)} and ${word(id * 5)}.</p>`,
    };
  }
}

function* tags(): Generator<Row> {
  for (let id = 1; id <= WORDS.length; id += 1) yield { Id: id, TagName: word(id), Count: 1 };
}

/** Ids of the posts of a question: it, and its two answers. */
const POSTS_EACH = 3;

function* posts({ questions, users: people, words }: Shape): Generator<Row> {
  for (let question = 0; question < questions; question += 1) {
    const id = question * POSTS_EACH + 1;
    const common = { Score: question % 11, CreationDate: time(id), OwnerUserId: 1 + (id % people) };
    const tag = word(question);
    yield {
      ...{ Id: id, PostTypeId: 1, ...common, AcceptedAnswerId: id + 1 },
      ...{ Title: `${word(id)} ${word(id * 3)} ${id}`, Tags: `<${tag}>` },
      Body: `<p>${text(id, words)} version 3</p>\n`,
    };
    for (const answer of [id + 1, id + 2]) {
      const body = `<p>${text(answer, words)} version 3</p>\n`;
      yield { Id: answer, PostTypeId: 2, ...common, ParentId: id, Body: body };
    }
  }
}

/** All first versions come first, then all second ones. */
function* history({ questions, users: people, words }: Shape): Generator<Row> {
  const count = questions * POSTS_EACH;
  for (let version = 1; version <= 3; version += 1) {
    for (let post = 1; post <= count; post += 1) {
      const id = (version - 1) * count + post;
      yield {
        Id: id,
        PostHistoryTypeId: version === 1 ? 2 : 5,
        PostId: post,
        RevisionGUID: `guid-${id}`,
        CreationDate: time(post + (version - 1) * 1000),
        UserId: 1 + ((post + version) % people),
        Text: `${text(post, words)} version ${version}`,
      };
    }
  }
}

function* comments({ questions, users: people }: Shape): Generator<Row> {
  const count = questions * POSTS_EACH;
  for (let id = 1; id <= 2 * count; id += 1) {
    yield {
      Id: id,
      PostId: 1 + (id % count),
      Score: id % 3,
      Text: `A remark on ${word(id)} and ${word(id * 11)}, see [this](/questions/${1 + POSTS_EACH * (id % questions)})`,
      CreationDate: time(id + 5000),
      UserId: 1 + (id % people),
    };
  }
}

function* votes({ questions }: Shape): Generator<Row> {
  const count = questions * POSTS_EACH;
  for (let id = 1; id <= 4 * count; id += 1) {
    yield { Id: id, PostId: 1 + (id % count), VoteTypeId: 2 + (id % 2), CreationDate: time(id) };
  }
}

function* postLinks({ questions }: Shape): Generator<Row> {
  for (let id = 1; id < questions; id += 1) {
    const [from, to] = [id * POSTS_EACH + 1, (id - 1) * POSTS_EACH + 1];
    yield {
      ...{ Id: id, CreationDate: time(id), LinkTypeId: 1 },
      ...{ PostId: from, RelatedPostId: to },
    };
  }
}

const WORDS = [
  ...['amber', 'basket', 'copper', 'dormouse', 'ember', 'fennel', 'garnet', 'harbour', 'indigo'],
  ...['juniper', 'kettle', 'lantern', 'marble', 'nutmeg', 'orchard', 'pebble', 'quill', 'river'],
];

function word(index: number): string {
  return WORDS[index % WORDS.length] ?? 'amber';
}

function text(seed: number, words: number): string {
  return Array.from({ length: words }, (_, index) => word(seed * 31 + index * index)).join(' ');
}

/** A minute apart, so that ids and times go together. */
function time(minutes: number): string {
  return new Date(Date.UTC(2020, 0, 1) + minutes * 60_000).toISOString().slice(0, 23);
}
