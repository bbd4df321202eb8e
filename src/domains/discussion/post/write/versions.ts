import { v7 } from 'uuid';
import type { MemberViewer } from '../../../../access/viewer.ts';
import type { ChangeCount } from '../../../../content/diff.ts';
import type { RichContent } from '../../../../content/rich-content.ts';
import { textWork } from '../../../../content/worker/text-work.ts';
import type { Transaction } from '../../../../db/database.ts';
import { editConflict, type PublicError } from '../../../../lib/errors.ts';
import { invariant } from '../../../../lib/invariant.ts';
import type { BaseVersion, PostRowForUpdate } from './content.ts';

export interface NewVersion extends ChangeCount {
  readonly postId: string;
  /** 1, 2, 3, … without gaps: each writer locks the post first. */
  readonly version: number;
  readonly title: string;
  readonly content: RichContent;
  readonly summary: string | null;
  readonly isMinor: boolean;
  readonly at: Date;
}

/** Adds a version to a post and makes it the post's text. */
export async function addVersion(
  tx: Transaction,
  viewer: MemberViewer,
  { content, at, ...version }: NewVersion,
): Promise<void> {
  const id = v7();
  await tx.prisma.revision.create({
    data: {
      id,
      ...version,
      ...content,
      authorId: viewer.id,
      authorName: viewer.displayName,
      createdAt: at,
    },
    select: { id: true },
  });
  await tx.prisma.post.update({
    where: { id: version.postId },
    data: { currentRevisionId: id, title: version.title },
    select: { id: true },
  });
}

/** What a locked post says now. */
export async function currentVersion(
  tx: Transaction,
  { revisionId }: PostRowForUpdate,
): Promise<Pick<RichContent, 'markdown' | 'text' | 'html'> & { readonly version: number }> {
  invariant(revisionId !== null, 'a post has a text from its beginning');
  return tx.prisma.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { version: true, markdown: true, text: true, html: true },
  });
}

interface StaleChange {
  readonly base: BaseVersion;
  readonly yours: string;
}

/** Another write came first. The author gets the texts, and the number of the version to continue from. */
export async function staleVersion(
  tx: Transaction,
  post: PostRowForUpdate,
  { base: { markdown: base }, yours }: StaleChange,
): Promise<PublicError> {
  const { version, markdown: theirs } = await currentVersion(tx, post);
  const { text: merged } = await textWork.mergeTexts({ base, theirs, yours }, tx);
  const message = 'Another user changed this post after you read it.';
  return editConflict({ message, argument: 'input.basedOn', base, theirs, merged, version });
}
