import { readdirSync, readFileSync } from 'node:fs';
import { Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS, type MemberViewer, type Viewer } from '../../src/access/viewer.ts';
import { schema } from '../../src/composition/schema.ts';
import * as comments from '../../src/domains/discussion/comment/policy.ts';
import * as posts from '../../src/domains/discussion/post/policy.ts';
import * as sequences from '../../src/domains/discussion/sequence/policy.ts';
import * as images from '../../src/domains/image/policy.ts';
import * as links from '../../src/domains/link/policy.ts';
import * as reports from '../../src/domains/moderation/report/policy.ts';
import * as userNotes from '../../src/domains/moderation/user-note/policy.ts';
import * as tokens from '../../src/domains/people/access-token/policy.ts';
import * as notifications from '../../src/domains/people/notification/policy.ts';
import * as sessions from '../../src/domains/people/session/policy.ts';
import * as subjects from '../../src/domains/people/subject/policy.ts';
import * as users from '../../src/domains/people/user/policy.ts';
import * as review from '../../src/domains/review/policy.ts';
import * as heldEdits from '../../src/domains/wiki/held-edit/policy.ts';
import * as pages from '../../src/domains/wiki/page/policy.ts';
import * as revisions from '../../src/domains/wiki/revision/policy.ts';
import { connectionFields, ownConnectionFields } from '../support/connection-fields.ts';

const here = new URL('.', import.meta.url);
const filesOf = (ending: string) =>
  readdirSync(here)
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(new URL(file, here), 'utf8'));

describe('every connection has a golden', () => {
  const read = new Set(filesOf('.graphql').flatMap(fieldsOf));
  const all = [...connectionFields(schema), ...ownConnectionFields(schema)];

  it.each([...new Set(all.map(({ parent, name }) => `${parent}.${name}`))])('%s', (field) => {
    expect(read).toContain(field);
  });
});

/** The fields that a document asks for, as `User.posts`. */
function fieldsOf(document: string): string[] {
  const info = new TypeInfo(schema);
  const fields: string[] = [];
  visit(
    parse(document),
    visitWithTypeInfo(info, {
      enter(node) {
        if (node.kind === Kind.FIELD) {
          fields.push(`${info.getParentType()?.name}.${node.name.value}`);
        }
      },
    }),
  );
  return fields;
}

const member: MemberViewer = {
  kind: 'member',
  id: '00000000-0000-7000-8000-000000000000',
  username: 'carol',
  displayName: 'Carol',
  role: 'MEMBER',
  karma: 0,
  scope: 'READ',
  credential: { kind: 'token', id: '', validFor: null },
  isBanned: false,
  bannedUntil: null,
  mutesUsers: false,
};
const moderator: MemberViewer = { ...member, role: 'MODERATOR' };

/** The conditions of every policy, for each kind of viewer that it tells apart. */
const POLICIES: Readonly<Record<string, readonly Sql[]>> = {
  joinedPlaces: [comments.joinedPlaces],
  commentsWithPlace: [comments.commentsWithPlace],
  publicPlaces: [comments.publicPlaces],
  publicComments: [comments.publicComments],
  commentsInThreads: [comments.commentsInThreads],
  readableComments: forEachViewer(
    (viewer) => sql`${comments.readableComments(viewer)} as "isReadable"`,
  ),
  visibleComments: forEachViewer((viewer) => byId('c', comments.visibleComments(viewer))),
  publicPosts: [posts.publicPosts],
  writtenBy: [posts.writtenBy(sql`any(${[]}::uuid[])`)],
  visiblePosts: forEachViewer((viewer) => byId('p', posts.visiblePosts(viewer))),
  publicSequences: [sequences.publicSequences],
  visibleSequences: forEachViewer((viewer) => byId('s', sequences.visibleSequences(viewer))),
  publicLinks: [links.publicLinks],
  publicTargets: [links.publicTargets],
  visibleUserNotes: forEachViewer((viewer) => byId('n', userNotes.visibleUserNotes(viewer))),
  visibleUploads: forEachViewer((viewer) => byId('u', images.visibleUploads(viewer))),
  visibleReports: forEachViewer((viewer) => byId('r', reports.visibleReports(viewer))),
  visibleNotifications: forEachMember((v) => byId('k', notifications.visibleNotifications(v))),
  visibleOwnTexts: forEachMember(notifications.visibleOwnTexts),
  isNoTombstone: forEachMember(notifications.isNoTombstone),
  subjectIsVisible: forEachMember((viewer) => subjects.subjectIsVisible('k', viewer)),
  visibleSessions: forEachMember((viewer) => byId('s', sessions.visibleSessions(viewer))),
  visibleTokens: forEachMember((viewer) => byId('t', tokens.visibleTokens(viewer))),
  visibleUsers: [sql`from users u where ${users.visibleUsers(ANONYMOUS)}`],
  heldTextsSql: forEachMember((viewer) => join(review.heldTextsSql('p', viewer), ' and ')),
  visibleHeldWikiEdits: forEachViewer((v) => byId('e', heldEdits.visibleHeldWikiEdits(v))),
  publicWikiPages: [pages.publicWikiPages],
  listedWikiPages: [pages.listedWikiPages],
  visibleWikiPages: forEachViewer((viewer) => byId('w', pages.visibleWikiPages(viewer))),
  topicBranch: [pages.topicBranch(sql`select parent.id`)],
  revisionsWithSubject: [revisions.revisionsWithSubject],
  visibleRevisions: forEachViewer((viewer) => byId('r', revisions.visibleRevisions(viewer))),
};

/** These decide of rows that were read. */
const WITHOUT_SQL = [
  ...['isPublic', 'denyNonPublic', 'isReadable', 'mayRead'],
  ...['isWriter', 'denyNonWriters', 'denyDeleted', 'isInThread'],
];

/** These decide which files are served, which no query asks for. */
const OF_FILES = ['readableRevisions'];

/** As rows are looked up: a condition that is no more than `true` would be found anywhere. */
function byId(alias: string, condition: Sql): Sql {
  return sql`${raw(alias)}.id = any(${[]}::uuid[]) and ${condition}`;
}

function forEachMember(policy: (viewer: MemberViewer) => Sql): Sql[] {
  return [policy(member), policy(moderator)];
}

function forEachViewer(policy: (viewer: Viewer) => Sql): Sql[] {
  return [policy(ANONYMOUS), policy(member), policy(moderator)];
}

describe('every policy has a golden', () => {
  const statements = filesOf('.sql').map(normalized);

  it('the list of policies is whole', () => {
    expect([...Object.keys(POLICIES), ...WITHOUT_SQL, ...OF_FILES].toSorted()).toEqual(
      exported().toSorted(),
    );
  });

  it.each(Object.entries(POLICIES))('%s', (_name, conditions) => {
    for (const { text } of conditions) {
      const condition = normalized(text);
      expect(
        statements.filter((golden) => golden.includes(condition)),
        condition,
      ).not.toEqual([]);
    }
  });
});

/** What the files `policy.ts` export. */
function exported(): string[] {
  const domains = new URL('../../src/domains/', import.meta.url);
  return readdirSync(domains, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|[/\\])policy\.ts$/.test(file))
    .map((file) => readFileSync(new URL(file, domains), 'utf8'))
    .flatMap((text) => [...text.matchAll(/^export (?:function|const) (\w+)/gm)])
    .map(([, name]) => String(name));
}

/** Without the numbers of parameters and the breaks of lines. */
function normalized(text: string): string {
  return text.replaceAll(/\$\d+/g, '?').replaceAll(/\s+/g, ' ').trim();
}
