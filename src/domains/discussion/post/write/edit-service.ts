import { assertMayTo } from '../../../../access/assertions.ts';
import { cleanText } from '../../../../content/clean-text.ts';
import type { RichContent } from '../../../../content/rich-content.ts';
import { textWork } from '../../../../content/worker/text-work.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { inputError } from '../../../../lib/errors.ts';
import { claimSlug, preferredSlug } from '../../../../naming/claim-slug.ts';
import { titleOf } from '../../../../naming/title.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertBelowWriteLimit } from '../../../../writes/limits.ts';
import { keepMentions } from '../../../link/mentions.ts';
import { notify } from '../../../people/notification/notify.ts';
import type { PostRow } from '../model.ts';
import { deleteSavedDraft } from '../saved-draft-queries.ts';
import { type Changing, changePost, holdAgain } from './change.ts';
import {
  type BaseVersion,
  checkedText,
  contentOf,
  linkUrlOf,
  type PostChange,
  reread,
  summaryOf,
  whyUnpublishable,
} from './content.ts';
import { selectVersion, touchPost } from './queries.ts';
import { addVersion, staleVersion } from './versions.ts';

/**
 * Gives a post another title or text, as its next version. A draft's address follows its title.
 *
 * @throws PublicError EDIT_CONFLICT when `basedOn` is not the newest version; BAD_USER_INPUT,
 * INVALID_ID, NOT_FOUND, FORBIDDEN, RATE_LIMITED, UNAUTHENTICATED
 */
export async function updatePost(scope: Scope, input: PostChange): Promise<PostRow> {
  const {
    subject: { permission, base },
    title: newTitle,
    summary,
    markdown,
  } = await checkAll({
    subject: () => subjectOf(scope, input),
    title: () => (typeof input.title === 'string' ? titleOf(input.title, 'input.title') : null),
    summary: () => summaryOf(input.summary),
    markdown: () => (typeof input.markdown === 'string' ? checkedText(input.markdown) : null),
  });
  const {
    key: { id },
    viewer: writer,
  } = permission;
  await assertBelowWriteLimit(scope, writer, { class: 'edit' });
  const text = markdown ?? base.markdown;
  const content = await contentOf(scope, { id, markdown: text, writerId: writer.id });
  const texts = { before: base.markdown, after: content.markdown };
  const changes = await textWork.countChanges(texts, scope.reader);
  const action = 'post.edit';
  await changePost(scope, { action, post: permission }, async (changing) => {
    const { tx, viewer, post } = changing;
    if (post.revisionId !== base.id)
      throw await staleVersion(tx, post, { base, yours: content.markdown });
    const { markdown } = content;
    const { draftVersion } = input;
    if (typeof draftVersion === 'number') {
      await deleteSavedDraft(tx, { userId: viewer.id, postId: id }, draftVersion);
    }
    const title = newTitle ?? post.title;
    const linkUrl = await keepLink(changing, { input, content });
    const isSameText = title === post.title && markdown === cleanText(base.markdown);
    if (isSameText && linkUrl === post.linkUrl) return;
    const at = new Date();
    if (!isSameText) {
      const version = base.version + 1;
      const isMinor = input.isMinor ?? false;
      const written = { postId: id, version, title, content, summary, isMinor, ...changes, at };
      await addVersion(tx, viewer, written);
      await keepMentions(tx, scope, {
        source: { kind: 'Post', id },
        markdown: content.markdown,
        isNew: false,
      });
    }
    if (post.facts.isPublished && !post.facts.isHidden) {
      await notify(tx, { what: 'POST_EDITED', postId: id, actorId: viewer.id, markdown });
    }
    await holdAgain(changing, at);
    if (post.facts.isPublished) {
      await tx.prisma.post.update({ where: { id }, data: { editedAt: at }, select: { id: true } });
    } else await followTitle(changing, title);
    await touchPost(tx, id, at);
  });
  return reread(scope, id);
}

/** The post with the version that the change is based on. Whether a link fits it is checked with both. */
async function subjectOf(scope: Scope, input: PostChange) {
  const subject = { id: input.postId, argument: 'input.postId' };
  const permission = await assertMayTo(scope, 'post.edit', subject);
  const { id } = permission.key;
  const { base } = await checkAll({
    base: () => baseVersion(scope, id, input.basedOn),
    linkUrl: async () => linkUrlOf((await reread(scope, id)).kind, input.linkUrl),
  });
  return { permission, base };
}

/** @throws PublicError BAD_USER_INPUT when the post has no version of this number */
export async function baseVersion(scope: Scope, id: string, version: number): Promise<BaseVersion> {
  const base = await selectVersion(scope.reader, id, version);
  if (base !== null) return base;
  throw inputError('input.basedOn', `This post has no version ${version}.`);
}

interface LinkChange {
  readonly input: PostChange;
  /** What the post says from now on. */
  readonly content: RichContent;
}

/** What the post points at from now on. A change may not make unfit for the public what is published. */
async function keepLink(
  { tx, post }: Changing,
  { input, content }: LinkChange,
): Promise<string | null> {
  const { id, kind } = post;
  const linkUrl = input.linkUrl === undefined ? post.linkUrl : linkUrlOf(kind, input.linkUrl);
  const property = kind === 'LINK' ? 'linkUrl' : 'markdown';
  if (post.facts.isPublished && input[property] !== undefined) {
    const reason = whyUnpublishable({ kind, linkUrl, content });
    if (reason !== null) throw inputError(`input.${property}`, reason);
  }
  if (linkUrl !== post.linkUrl) {
    await tx.prisma.post.update({ where: { id }, data: { linkUrl }, select: { id: true } });
  }
  return linkUrl;
}

/** Nobody knows a draft by its address yet, so it may still change. */
async function followTitle({ tx, post }: Changing, title: string): Promise<void> {
  const { id } = post;
  const before = preferredSlug({ table: 'posts', id, title: post.title });
  if (preferredSlug({ table: 'posts', id, title }) === before) return;
  const slug = await claimSlug(tx, { table: 'posts', id, title });
  await tx.prisma.post.update({ where: { id }, data: { slug }, select: { id: true } });
}
