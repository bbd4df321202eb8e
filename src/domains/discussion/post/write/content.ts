import { notFound } from '../../../../access/assertions.ts';
import type { RichContent } from '../../../../content/rich-content.ts';
import { saysSomething } from '../../../../content/says-something.ts';
import { checkedLength } from '../../../../lib/checked-length.ts';
import { inputError } from '../../../../lib/errors.ts';
import type { Scope } from '../../../../request/scope.ts';
import { renderText } from '../../../../writes/render-text.ts';
import { webAddressIn } from '../../../../writes/web-address.ts';
import type { PostFacts } from '../facts.ts';
import type { PostKind, PostRow } from '../model.ts';
import { postsById } from '../service.ts';

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
  readonly postId: string;
  /** The version that the client has in hand. */
  readonly basedOn: number;
  readonly title?: string | null | undefined;
  readonly markdown?: string | null | undefined;
  readonly linkUrl?: string | null | undefined;
  readonly summary?: string | null | undefined;
  readonly isMinor?: boolean | null | undefined;
  /** The number of the saved draft that it makes part of the post. */
  readonly draftVersion?: number | null | undefined;
}

/** UTF-16 code units of Markdown that a post may have. */
export const MAX_POST_LENGTH = 200_000;

export const MAX_SUMMARY_LENGTH = 500;

export const MAX_LINK_LENGTH = 2_000;

export const MAX_COAUTHORS = 20;

export const MAX_TOPICS = 30;

/** A post as it is while nobody else can change it. */
export interface PostRowForUpdate {
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

/** @throws PublicError BAD_USER_INPUT when it is too long; the text of a draft may be empty */
export function checkedText(markdown: string): string {
  const limit = { argument: 'input.markdown', what: 'A post', most: MAX_POST_LENGTH };
  return checkedLength(markdown, limit);
}

/** The text of a post in every stored form. Rendering takes time: do it before a transaction. */
export function contentOf(
  { reader }: Scope,
  text: { readonly id: string; readonly markdown: string; readonly writerId: string },
): Promise<RichContent> {
  return renderText(reader, text);
}

/**
 * What a link post points at: an address of the web. Other posts point at nothing.
 *
 * @throws PublicError BAD_USER_INPUT
 */
export function linkUrlOf(kind: PostKind, url: string | null | undefined): string | null {
  if (url === null || url === undefined) return null;
  if (kind !== 'LINK') {
    throw inputError('input.linkUrl', 'Only a post of the kind LINK can have a `linkUrl`.');
  }
  const argument = 'input.linkUrl';
  const limit = { argument, what: 'A web address', most: MAX_LINK_LENGTH };
  return checkedLength(webAddressIn(url, argument), limit);
}

/** @throws PublicError BAD_USER_INPUT when it is too long */
export function summaryOf(summary: string | null | undefined): string | null {
  const text = summary?.trim() ?? '';
  if (text === '') return null;
  const limit = { argument: 'input.summary', what: 'A summary', most: MAX_SUMMARY_LENGTH };
  return checkedLength(text, limit);
}

interface Publishable {
  readonly kind: PostKind;
  readonly linkUrl: string | null;
  readonly content: Pick<RichContent, 'text' | 'html'>;
}

/** Why something cannot stand before the public; null when it can. */
export function whyUnpublishable({ kind, linkUrl, content }: Publishable): string | null {
  if (kind === 'LINK') return linkUrl === null ? 'A link post points at something.' : null;
  return saysSomething(content) ? null : 'A published post cannot be empty.';
}

/** A post after the write, as the viewer sees it. */
export async function reread(scope: Scope, id: string): Promise<PostRow> {
  const post = await postsById(scope).load(id);
  // It may have been hidden or deleted since.
  if (post === null) throw notFound('input.postId');
  return post;
}
