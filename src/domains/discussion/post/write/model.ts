import type { PostFacts } from '../facts.ts';
import type { PostKind } from '../model.ts';

/** What a client may say of a new post. */
export interface NewPost {
  readonly title: string;
  readonly markdown: string;
  readonly kind?: PostKind | null | undefined;
  readonly linkUrl?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** How a post is to be changed. What is left out stays as it is. */
export interface PostChange {
  /** The post's id, as the client gave it. */
  readonly post: string;
  /** The version that the client has in hand. */
  readonly basedOn: number;
  readonly title?: string | null | undefined;
  readonly markdown?: string | null | undefined;
  readonly linkUrl?: string | null | undefined;
  readonly summary?: string | null | undefined;
  readonly isMinor?: boolean | null | undefined;
}

/** UTF-16 code units of Markdown that a post may have. */
export const LONGEST_POST = 200_000;

export const LONGEST_SUMMARY = 500;

export const LONGEST_LINK = 2_000;

export const MOST_COAUTHORS = 20;

export const MOST_TOPICS = 30;

/** A post as it is while nobody else can change it. */
export interface LockedPost {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: PostKind;
  readonly linkUrl: string | null;
  readonly revisionId: string | null;
  /** Since when this text waits for review; null when it does not. */
  readonly heldAt: string | null;
  readonly facts: PostFacts;
}

/** A version of a post's text, as a change is made from it. */
export interface BaseVersion {
  readonly id: string;
  readonly version: number;
  readonly markdown: string;
}
