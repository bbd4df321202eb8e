/**
 * What every importer yields and the one writer takes (`writer/`): typed records that name each
 * other by the ids of their source. An importer knows its source's format and nothing of our tables;
 * the writer knows our tables and nothing of any source.
 *
 * Order matters in one way only: a record comes after the records it names. A name that cannot be
 * found is imported where the model allows (an author becomes an `authorName`), else the record is rejected.
 */
export type ImportRecord =
  | UserRecord
  | WikiPageRecord
  | PostRecord
  | RevisionRecord
  | CommentRecord
  | SequenceRecord
  | LinkRecord
  | ReactionRecord
  | AliasRecord
  | ParentTopicRecord
  | SlugRecord;

/**
 * Text as the source has it. Markdown is rendered. HTML is sanitised and its Markdown derived. Of both, the
 * HTML decides what the text means: the Markdown is used if ours renders the same, else it is derived, too.
 */
export type SourceText =
  | { readonly markdown: string }
  | { readonly html: string }
  | { readonly markdown: string; readonly html: string };

/**
 * Text as another server of this program stored it. The HTML is shown as it is, but for what the sanitiser takes
 * out: it says whom names and titles led to when the text was written.
 */
export interface StoredText {
  readonly markdown: string;
  readonly storedHtml: string;
}

/** Text that costs much to make. It is made only if the record is not in the database yet. */
export interface LazyText {
  /** What the text will have, roughly, in characters. */
  readonly length: number;
  /** Makes the text. It is called once at most. */
  readonly make: () => SourceText;
}

/** Who wrote something: a user of the source if it still knows them, and the name to show if not. */
export interface Byline {
  readonly user: string | null;
  readonly name: string;
}

/** A post, comment or wiki page of the source. */
export interface Subject {
  readonly kind: 'post' | 'comment' | 'wikiPage';
  readonly externalId: string;
}

/** Where a record stands in its source: what an operator needs to look it up there. */
export interface Place {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The row's id as the file has it. */
  readonly id: string;
}

interface RecordBase {
  /** The id in the source; unique within the kind. */
  readonly externalId: string;
  /**
   * Where the source calls users or wiki pages by names that change: an id that does not. By it the next import
   * recognises what was renamed.
   */
  readonly stableId?: string;
  readonly place?: Place;
}

export interface UserRecord extends RecordBase {
  readonly kind: 'user';
  /** The requested name: the writer makes it URL-safe and unique, the same on every run. */
  readonly username: string;
  readonly displayName: string;
  readonly bio: SourceText | null;
  readonly karma: number;
  readonly role: 'MEMBER' | 'TRUSTED' | 'MODERATOR' | 'ADMIN';
  readonly joinedAt: Date;
  readonly websiteUrl: string | null;
  readonly location: string | null;
  readonly avatarUrl: string | null;
}

export interface WikiPageRecord extends RecordBase {
  readonly kind: 'wikiPage';
  readonly slug: string;
  readonly title: string;
  readonly author: Byline | null;
  readonly createdAt: Date;
}

export interface PostRecord extends RecordBase {
  readonly kind: 'post';
  readonly slug: string;
  readonly title: string;
  readonly postKind: 'ARTICLE' | 'QUESTION' | 'LINK' | 'SHORTFORM';
  readonly author: Byline;
  /** User ids of the source. */
  readonly coauthors: readonly string[];
  readonly linkUrl: string | null;
  readonly score: number;
  readonly voteCount: number;
  readonly createdAt: Date;
  /** Null: a draft. */
  readonly publishedAt: Date | null;
  readonly editedAt: Date | null;
  readonly lastActivityAt: Date;
  readonly lockedAt: Date | null;
  /** Null: not on the front page above all others. */
  readonly pinnedAt: Date | null;
  /** Null: not among those that the site recommends. */
  readonly curatedAt: Date | null;
  readonly poll?: PollOfPost;
  /** Wiki pages of the source that the post is filed under. */
  readonly topics: readonly { readonly wikiPage: string; readonly relevance: number }[];
}

/** A poll with what users of the source chose. */
export interface PollOfPost {
  readonly question: string;
  readonly options: readonly string[];
  readonly maxChoices: number;
  readonly createdAt: Date;
  readonly closesAt: Date | null;
  /** The numbers of options, from 1 on, by the id of the user. */
  readonly votes: Readonly<Record<string, readonly number[]>>;
}

/**
 * A version of a post's or a wiki page's text. The versions of one thing come one after another, oldest
 * first; the writer numbers them and counts what changed. The newest one is the text.
 */
export interface RevisionRecord extends RecordBase {
  readonly kind: 'revision';
  readonly of: { readonly kind: 'post' | 'wikiPage'; readonly externalId: string };
  readonly author: Byline;
  readonly title: string;
  readonly summary: string | null;
  readonly text: SourceText | LazyText;
  /**
   * What the text is made of, where the id stands for one text for good: another one means that the source took the
   * text back. Without it another text is a newer one.
   */
  readonly permanentText?: string;
  readonly isMinor: boolean;
  /** The earlier version whose text this one brought back. */
  readonly revertsTo?: string | null;
  readonly createdAt: Date;
}

export interface CommentRecord extends RecordBase {
  readonly kind: 'comment';
  readonly on: { readonly kind: 'post' | 'wikiPage'; readonly externalId: string };
  /** The comment it answers, on the same thing. */
  readonly parent: string | null;
  readonly author: Byline;
  readonly body: SourceText | LazyText;
  readonly isAnswer: boolean;
  /** The post's author took it as the answer. */
  readonly isAccepted: boolean;
  readonly score: number;
  readonly voteCount: number;
  readonly agreementScore: number;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly isRetracted: boolean;
  readonly isPinned: boolean;
}

export interface SequenceRecord extends RecordBase {
  readonly kind: 'sequence';
  readonly slug: string;
  readonly title: string;
  readonly description: SourceText | null;
  readonly author: Byline;
  readonly createdAt: Date;
  readonly entries: readonly { readonly post: string; readonly chapterTitle: string | null }[];
}

export interface LinkRecord extends RecordBase {
  readonly kind: 'link';
  /** Several, at either end, where the source may mean any of them: the first that is known counts. */
  readonly source: Subject | readonly Subject[];
  readonly target: Subject | readonly Subject[];
  readonly linkKind: 'MENTION' | 'RELATED' | 'DUPLICATE';
  readonly createdAt: Date;
}

/** The reaction of a user to a post or comment. */
export interface ReactionRecord extends RecordBase {
  readonly kind: 'reaction';
  readonly subject: Subject;
  /** The id of the user in the source. */
  readonly user: string;
  /** The name of the reaction. It is shown where the site has a reaction of this name. */
  readonly name: string;
  readonly createdAt: Date;
}

/** That a wiki page is part of a more general one. It is left out if the tree of topics has no room for it. */
export interface ParentTopicRecord extends RecordBase {
  readonly kind: 'parentTopic';
  /** The ids of the wiki pages in the source. */
  readonly wikiPage: string;
  readonly parent: string;
  readonly createdAt: Date;
}

/** A further title under which a wiki page is found, as if it had had that title before. */
export interface AliasRecord extends RecordBase {
  readonly kind: 'alias';
  /** The wiki page's id in the source. */
  readonly wikiPage: string;
  readonly title: string;
  readonly createdAt: Date;
}

/** What stood for a user or a wiki page in addresses of the source, now or before. Such addresses lead to it. */
export interface SlugRecord extends RecordBase {
  readonly kind: 'userSlug' | 'wikiPageSlug';
  /** The id of the user or wiki page in the source; the slug itself is the record's id. */
  readonly of: string;
  readonly createdAt: Date;
}
