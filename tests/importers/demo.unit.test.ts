import { beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_VARIABLES } from '../../src/env-variables/content.ts';
import type { ImportRecord, RevisionRecord, SequenceRecord } from '../../src/importers/records.ts';
import { namesIn } from '../../src/importers/writer/names-in.ts';
import { groupBy } from '../../src/lib/group-by.ts';
import { parseReactions } from '../../src/lib/reactions.ts';
import { markdownOf, readRecords } from './read-records.ts';

const PROLIFIC = 'perpetua';

let records: ImportRecord[];

beforeAll(async () => {
  records = await readRecords();
}, 30_000);

function all<Kind extends ImportRecord['kind']>(kind: Kind) {
  return records.filter((record): record is Extract<ImportRecord, { kind: Kind }> => {
    return record.kind === kind;
  });
}

describe('the records', () => {
  it('come after every record that they name', () => {
    const seen = new Set<string>();
    for (const record of records) {
      const [self, ...named] = namesIn([record]).map((name) => `${name.kind} ${name.externalId}`);
      expect(
        named.filter((name) => !seen.has(name)),
        self,
      ).toEqual([]);
      seen.add(self ?? '');
    }
    expect(seen.size).toBe(records.length);
  });

  it('are the same on every run', async () => {
    expect(await readRecords()).toEqual(records);
  }, 30_000);

  it('have no slug twice', () => {
    for (const kind of ['post', 'wikiPage', 'sequence'] as const) {
      const slugs = all(kind).map(({ slug }) => slug);
      expect(new Set(slugs).size).toBe(slugs.length);
    }
  });

  it('lie between the first of March 2024 and the end of October 2026', () => {
    for (const record of records) {
      const time = record.kind === 'user' ? record.joinedAt : record.createdAt;
      expect(time.getTime()).toBeGreaterThanOrEqual(Date.parse('2024-03-01T00:00:00Z'));
      expect(time.getTime()).toBeLessThan(Date.parse('2026-11-01T00:00:00Z'));
    }
  });

  it('let nobody write before having joined', () => {
    const joined = new Map(all('user').map((user) => [user.externalId, user.joinedAt]));
    for (const { author, createdAt, externalId } of [...all('revision'), ...all('comment')]) {
      const since = author.user === null ? undefined : joined.get(author.user);
      if (since) expect(createdAt >= since, externalId).toBe(true);
    }
  });

  it('share a millisecond here and there, also among the comments of one person', () => {
    const times = all('comment').map(({ author, createdAt }) => `${author.user} ${+createdAt}`);
    expect(times.length - new Set(times).size).toBeGreaterThanOrEqual(3);
  });
});

describe('the people', () => {
  it('are a dozen or so, with every role, and as many different karmas', () => {
    const people = all('user');
    expect(people.length).toBeGreaterThanOrEqual(12);
    expect(new Set(people.map(({ karma }) => karma)).size).toBe(people.length);
    expect(people.filter(({ role }) => role === 'ADMIN')).toHaveLength(1);
    expect(people.filter(({ role }) => role === 'MODERATOR')).toHaveLength(2);
    expect(people.some(({ role }) => role === 'TRUSTED')).toBe(true);
  });

  it('include one without a bio, and names in other scripts', () => {
    const people = all('user');
    expect(people.filter(({ bio }) => bio === null)).toHaveLength(1);
    expect(people.some(({ displayName }) => /[À-ſ].*\p{Script=Cyrillic}/u.test(displayName))).toBe(
      true,
    );
    expect(people.some(({ displayName }) => /\p{Script=Han}/u.test(displayName))).toBe(true);
  });

  it('include one whose profile has several pages of everything', () => {
    const mine = <Row extends { author: { user: string | null } | null }>(rows: Row[]) =>
      rows.filter(({ author }) => author?.user === PROLIFIC);
    expect(mine(all('comment')).length).toBeGreaterThanOrEqual(130);
    expect(mine(all('post')).length).toBeGreaterThanOrEqual(8);
    expect(mine(all('sequence')).length).toBeGreaterThanOrEqual(3);
    const ofPages = all('revision').filter(({ of }) => of.kind === 'wikiPage');
    expect(mine(ofPages).length).toBeGreaterThanOrEqual(25);
    const bodies = mine(all('comment')).map(({ body }) => JSON.stringify(body));
    expect(new Set(bodies).size).toBe(bodies.length);
  });
});

describe('the posts', () => {
  it('are of every kind, filed under topics, with one draft and one locked', () => {
    const posts = all('post');
    expect(posts.length).toBeGreaterThanOrEqual(24);
    for (const kind of ['ARTICLE', 'QUESTION', 'LINK', 'SHORTFORM'] as const) {
      expect(posts.filter(({ postKind }) => postKind === kind).length).toBeGreaterThanOrEqual(3);
    }
    expect(posts.filter(({ publishedAt }) => publishedAt === null)).toHaveLength(1);
    expect(posts.filter(({ lockedAt }) => lockedAt !== null)).toHaveLength(1);
    expect(posts.filter(({ coauthors }) => coauthors.length > 0).length).toBeGreaterThanOrEqual(3);
    expect(posts.filter(({ topics }) => topics.length === 0)).toEqual([]);
  });

  it('have text of every sort, and some of it is long', () => {
    const texts = currentTexts('post');
    const having = (pattern: RegExp) => texts.filter((text) => pattern.test(text)).length;
    expect(texts.filter((text) => text.split(/\s+/).length >= 1000).length).toBeGreaterThanOrEqual(
      3,
    );
    expect(having(/^## .*^## /ms)).toBeGreaterThanOrEqual(8);
    expect(having(/^\$\$$/m)).toBeGreaterThanOrEqual(5);
    expect(having(/^```python$.*^```(?:awk|sh)$/ms)).toBeGreaterThanOrEqual(2);
    expect(having(/^> /m)).toBeGreaterThanOrEqual(3);
    expect(having(/^\|.*\|$/m)).toBeGreaterThanOrEqual(5);
    expect(having(/^ *\[\^\w+\]: /m)).toBeGreaterThanOrEqual(3);
    expect(having(/^- \[[ x]\] /m)).toBeGreaterThanOrEqual(3);
  });

  it('have been edited by others, who said why', () => {
    const edits = all('revision').filter(({ of, summary }) => of.kind === 'post' && summary);
    const editors = groupBy(edits, ({ of }) => of.externalId);
    const severalHands = [...editors.values()].filter(
      (list) => new Set(list.map(({ author }) => author.user)).size >= 2,
    );
    expect(severalHands.length).toBeGreaterThanOrEqual(5);
  });

  it('that ask have several answers, of which one is accepted', () => {
    const onPosts = all('comment').filter(({ on }) => on.kind === 'post');
    for (const { externalId, postKind } of all('post')) {
      const here = onPosts.filter(({ on }) => on.externalId === externalId);
      const answers = here.filter(({ isAnswer }) => isAnswer);
      const accepted = here.filter(({ isAccepted }) => isAccepted);
      if (postKind === 'QUESTION') expect(answers.length, externalId).toBeGreaterThanOrEqual(3);
      expect(accepted, externalId).toHaveLength(postKind === 'QUESTION' ? 1 : 0);
      expect(answers, externalId).toEqual(expect.arrayContaining(accepted));
    }
  });
});

describe('the comments', () => {
  it('go eight deep, and often five', () => {
    const depths = new Map<string, number>();
    for (const { externalId, parent } of all('comment')) {
      depths.set(externalId, parent === null ? 0 : (depths.get(parent) ?? Number.NaN) + 1);
    }
    expect(Math.max(...depths.values())).toBe(8);
    expect([...depths.values()].filter((depth) => depth === 5).length).toBeGreaterThanOrEqual(5);
  });

  it('include a tombstone with living replies, a retracted one and a pinned one', () => {
    const comments = all('comment');
    const living = new Set(
      comments.filter((c) => c.deletedAt === null).map(({ parent }) => parent),
    );
    const tombstones = comments.filter((c) => c.deletedAt !== null);
    expect(tombstones.some(({ externalId }) => living.has(externalId))).toBe(true);
    expect(comments.some(({ isRetracted }) => isRetracted)).toBe(true);
    expect(comments.some(({ isPinned }) => isPinned)).toBe(true);
    expect(comments.some(({ editedAt }) => editedAt !== null)).toBe(true);
  });

  it('are liked and disagreed with at once, and hold code and maths', () => {
    const comments = all('comment');
    expect(comments.some((c) => c.score > 0 && c.agreementScore < 0)).toBe(true);
    expect(comments.some((c) => c.score < 0)).toBe(true);
    expect(comments.some((c) => /^```\w+$/m.test(markdownOf(c.body)))).toBe(true);
    expect(comments.some((c) => /\$.+\$/.test(markdownOf(c.body)))).toBe(true);
  });

  it('stand under two wiki pages as well', () => {
    const pages = all('comment').filter(({ on }) => on.kind === 'wikiPage');
    expect(new Set(pages.map(({ on }) => on.externalId)).size).toBe(2);
  });
});

describe('the sequences', () => {
  it('are four or more, some of ten posts, two in chapters', () => {
    const sequences = all('sequence');
    expect(sequences.length).toBeGreaterThanOrEqual(4);
    expect(sequences.filter(({ entries }) => entries.length >= 10).length).toBeGreaterThanOrEqual(
      2,
    );
    const chapters = ({ entries }: SequenceRecord) =>
      entries.filter((e) => e.chapterTitle !== null);
    expect(sequences.filter((sequence) => chapters(sequence).length >= 2)).toHaveLength(2);
  });
});

describe('the wiki', () => {
  it('has pages with many versions by many hands', () => {
    expect(all('wikiPage').length).toBeGreaterThanOrEqual(14);
    const revisions = all('revision').filter(({ of }) => of.kind === 'wikiPage');
    const histories = [...groupBy(revisions, ({ of }) => of.externalId).values()];
    const long = histories.filter((history) => history.length >= 4 && history.length <= 12);
    expect(long.length).toBeGreaterThanOrEqual(8);
    expect(Math.max(...histories.map((history) => history.length))).toBe(12);
    for (const history of long) {
      expect(new Set(history.map(({ author }) => author.name)).size).toBeGreaterThanOrEqual(2);
    }
  });

  it('has reverts that bring back the very text, after edits by somebody without an account', () => {
    const revisions = new Map(all('revision').map((revision) => [revision.externalId, revision]));
    const reverts = all('revision').filter(({ revertsTo }) => revertsTo);
    expect(reverts.length).toBeGreaterThanOrEqual(3);
    for (const { revertsTo, text } of reverts) {
      expect(text).toEqual(revisions.get(revertsTo ?? '')?.text);
    }
    expect(all('revision').some(({ author }) => author.user === null)).toBe(true);
  });

  it('has minor edits and sections that hold maths', () => {
    expect(all('revision').filter(({ isMinor }) => isMinor).length).toBeGreaterThanOrEqual(5);
    expect(
      currentTexts('wikiPage').filter((text) => text.includes('$$')).length,
    ).toBeGreaterThanOrEqual(3);
  });
});

describe('the links', () => {
  it('join posts, comments and pages, and are of every kind', () => {
    const links = all('link');
    const mentions = links.filter(({ linkKind }) => linkKind === 'MENTION');
    expect(mentions.length).toBeGreaterThanOrEqual(10);
    expect(new Set(mentions.flatMap(({ source }) => source).map(({ kind }) => kind))).toEqual(
      new Set(['post', 'comment', 'wikiPage']),
    );
    expect(new Set(links.map(({ linkKind }) => linkKind)).size).toBe(3);
  });
});

describe('the reactions', () => {
  it('are those of a site with the default `REACTIONS`, once each, to what is shown', () => {
    const reactions = all('reaction');
    const offered = parseReactions(CONTENT_VARIABLES.REACTIONS.default) ?? [];
    const names = new Set(reactions.map(({ name }) => name));
    expect([...names].toSorted()).toEqual(offered.map(({ name }) => name).toSorted());
    expect(reactions.length).toBeGreaterThanOrEqual(60);
    const deleted = new Set(
      all('comment')
        .filter((comment) => comment.deletedAt !== null)
        .map(({ externalId }) => externalId),
    );
    expect(reactions.filter(({ subject }) => deleted.has(subject.externalId))).toEqual([]);
    expect(new Set(reactions.map(({ externalId }) => externalId)).size).toBe(reactions.length);
  });

  it('come after the text and after their user joined', () => {
    const since = new Map(
      records.flatMap((record) => {
        if (record.kind === 'user') return [[`user ${record.externalId}`, record.joinedAt]];
        if (record.kind === 'post') {
          return [[`post ${record.externalId}`, record.publishedAt ?? new Date(8.64e15)]];
        }
        return [[`${record.kind} ${record.externalId}`, record.createdAt]];
      }) as [string, Date][],
    );
    const early = all('reaction').filter(({ subject, user, createdAt }) =>
      [`${subject.kind} ${subject.externalId}`, `user ${user}`].some(
        (name) => createdAt <= (since.get(name) ?? createdAt),
      ),
    );
    expect(early.map(({ externalId }) => externalId)).toEqual([]);
  });
});

function currentTexts(kind: RevisionRecord['of']['kind']): string[] {
  const revisions = all('revision').filter(({ of }) => of.kind === kind);
  const newest = new Map(revisions.map((revision) => [revision.of.externalId, revision]));
  return [...newest.values()].map(({ text }) => markdownOf(text));
}
