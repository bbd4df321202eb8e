import { sentTogether } from '../../../../db/sent-together.ts';
import { inputError } from '../../../../lib/errors.ts';
import { recordEvent } from '../../../../live/record-event.ts';
import type { Scope } from '../../../../request/scope.ts';
import { type Held, heldFrom } from '../../../moderation/log/newcomers.ts';
import { notify } from '../../../people/notification/notify.ts';
import { POST_PUBLISHED } from '../events.ts';
import type { PostRow } from '../model.ts';
import { isPublic } from '../policy.ts';
import { type Changing, changePost } from './change.ts';
import { reread, whyUnpublishable } from './content.ts';
import { countPostShown, touchPost } from './queries.ts';
import { currentVersion } from './versions.ts';
import { postRemoved, postRestored } from './visibility.ts';

/**
 * Shows a draft to all, as of now.
 *
 * @throws PublicError like the others here: BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN,
 * RATE_LIMITED, UNAUTHENTICATED
 */
export async function publishPost(scope: Scope, post: string): Promise<PostRow> {
  const id = await changePost(scope, { action: 'post.publish', post }, async (changing) => {
    const { tx, viewer, post: draft } = changing;
    const content = await currentVersion(tx, draft);
    const { markdown } = content;
    const reason = whyUnpublishable({ ...draft, content });
    if (reason !== null) throw inputError('input.postId', reason);
    const at = new Date();
    const held = draft.facts.isHidden ? null : await heldFrom(tx, { site: scope.site, viewer, at });
    if (held !== null) await hold(changing, held);
    const isHidden = draft.facts.isHidden || held !== null;
    const facts = { ...draft.facts, isHidden };
    await place({ ...changing, post: { ...draft, facts } }, { publishedAt: at });
    await touchPost(tx, draft.id, at);
    if (!isHidden) {
      const [postId, actorId] = [draft.id, viewer.id];
      await sentTogether([
        recordEvent(tx, POST_PUBLISHED, { postId }),
        notify(tx, { what: 'POST_PUBLISHED', postId, actorId, markdown }),
      ]);
    }
  });
  return reread(scope, id);
}

/** Makes a published post a draft again. Its comments wait until it is published again. */
export async function unpublishPost(scope: Scope, post: string): Promise<PostRow> {
  const id = await changePost(scope, { action: 'post.unpublish', post }, (changing) =>
    place(changing, { publishedAt: null }),
  );
  return reread(scope, id);
}

/** Deletes a post or a draft. Its author and moderators can still look it up. */
export async function deletePost(scope: Scope, post: string): Promise<PostRow> {
  const id = await changePost(scope, { action: 'post.delete', post }, (changing) =>
    place(changing, { deletedAt: new Date() }),
  );
  return reread(scope, id);
}

/** Brings a deleted post back as it was: published, or a draft. */
export async function restorePost(scope: Scope, post: string): Promise<PostRow> {
  const id = await changePost(scope, { action: 'post.restore', post }, (changing) =>
    place(changing, { deletedAt: null }),
  );
  return reread(scope, id);
}

/** It waits for a moderator, and is shown to nobody else but its authors. */
async function hold({ tx, post: { id } }: Changing, data: Held): Promise<void> {
  await tx.prisma.post.update({ where: { id }, data, select: { id: true } });
}

type Placing = { readonly publishedAt: Date | null } | { readonly deletedAt: Date | null };

/** Changes where a post stands: among drafts, before all, nowhere; and what counts it there. */
async function place({ tx, post }: Changing, data: Placing): Promise<void> {
  const { id, facts } = post;
  await tx.prisma.post.update({ where: { id }, data, select: { id: true } });
  const after = {
    ...facts,
    ...('publishedAt' in data
      ? { isPublished: data.publishedAt !== null }
      : { isDeleted: data.deletedAt !== null }),
  };
  if (isPublic(facts) === isPublic(after)) return;
  if (!isPublic(after)) await postRemoved(tx, id);
  else if ('deletedAt' in data) await postRestored(tx, id);
  else await countPostShown(tx, id, 1);
}
