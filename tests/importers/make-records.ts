import type {
  CommentRecord,
  LinkRecord,
  PostRecord,
  RevisionRecord,
  SequenceRecord,
  UserRecord,
  WikiPageRecord,
} from '../../src/importers/records.ts';

export const at = new Date('2024-05-01T12:00:00.000Z');
export const by = (user: string | null, name = 'Somebody') => ({ user, name });

export const user = (externalId: string, more: Partial<UserRecord> = {}): UserRecord => ({
  ...{ kind: 'user', externalId, username: externalId, displayName: externalId, bio: null },
  ...{ karma: 0, role: 'MEMBER', joinedAt: at, websiteUrl: null, location: null, avatarUrl: null },
  ...more,
});

export const page = (externalId: string, more: Partial<WikiPageRecord> = {}): WikiPageRecord => ({
  ...{ kind: 'wikiPage', externalId, slug: externalId, title: externalId, author: null },
  createdAt: at,
  ...more,
});

export const post = (externalId: string, more: Partial<PostRecord> = {}): PostRecord => ({
  ...{ kind: 'post', externalId, slug: externalId, title: externalId, postKind: 'ARTICLE' },
  ...{ author: by(null), coauthors: [], linkUrl: null, score: 0, voteCount: 0, createdAt: at },
  ...{ publishedAt: at, editedAt: null, lastActivityAt: at, lockedAt: null, topics: [] },
  ...{ pinnedAt: null, curatedAt: null },
  ...more,
});

export const revision = (
  externalId: string,
  of: RevisionRecord['of'],
  more: Partial<RevisionRecord> = {},
): RevisionRecord => ({
  ...{ kind: 'revision', externalId, of, author: by(null), title: 'T', summary: null },
  ...{ text: { markdown: externalId }, isMinor: false, createdAt: at },
  ...more,
});

export const comment = (
  externalId: string,
  on: CommentRecord['on'],
  more: Partial<CommentRecord> = {},
): CommentRecord => ({
  ...{ kind: 'comment', externalId, on, parent: null, author: by(null) },
  ...{ body: { markdown: externalId }, isAnswer: false, isAccepted: false, score: 0 },
  ...{ voteCount: 0, agreementScore: 0, createdAt: at, editedAt: null, deletedAt: null },
  ...{ isRetracted: false, isPinned: false },
  ...more,
});

export const link = (
  externalId: string,
  source: LinkRecord['source'],
  target: LinkRecord['target'],
): LinkRecord => ({
  ...{ kind: 'link', externalId, source, target, linkKind: 'MENTION', createdAt: at },
});

export const onPost = (externalId: string) => ({ kind: 'post', externalId }) as const;
export const onPage = (externalId: string) => ({ kind: 'wikiPage', externalId }) as const;

export const sequence = (
  externalId: string,
  more: Partial<SequenceRecord> = {},
): SequenceRecord => ({
  ...{ kind: 'sequence', externalId, slug: externalId, title: externalId, description: null },
  ...{ author: by(null), createdAt: at, entries: [] },
  ...more,
});
