import { v7 } from 'uuid';
import { assertMay, assertMayTo } from '../../../../access/assertions.ts';
import { checkAll } from '../../../../lib/check-all.ts';
import { checkedLength } from '../../../../lib/checked-length.ts';
import { claimSlug } from '../../../../naming/claim-slug.ts';
import { titleOf } from '../../../../naming/title.ts';
import type { Scope } from '../../../../request/scope.ts';
import { assertBelowWriteLimit } from '../../../../writes/limits.ts';
import { renderText } from '../../../../writes/render-text.ts';
import { create } from '../../../../writes/write.ts';
import { heldFrom } from '../../../moderation/log/newcomers.ts';
import type { SequenceRow } from '../model.ts';
import { changeSequence, reread } from './change.ts';
import { MAX_DESCRIPTION_LENGTH, type NewSequence, type SequenceChange } from './content.ts';

/**
 * Makes a sequence, without posts yet. A newcomer's is held for review; all see any other.
 *
 * @throws PublicError like the others here: BAD_USER_INPUT, INVALID_ID, NOT_FOUND, FORBIDDEN,
 * RATE_LIMITED, UNAUTHENTICATED
 */
export async function createSequence(scope: Scope, input: NewSequence): Promise<SequenceRow> {
  const viewer = await assertMay(scope, 'sequence.create', null);
  const { idempotencyKey } = input;
  await assertBelowWriteLimit(scope, viewer, { class: 'create', idempotencyKey });
  const id = v7();
  const { title, markdown } = await checkAll({
    title: () => titleOf(input.title, 'input.title'),
    markdown: () => checkedDescription(input.description ?? null),
  });
  const description = await descriptionOf(scope, { id, markdown, writerId: viewer.id });
  const made = await create(
    { scope, viewer, name: 'createSequence', input, newId: id },
    async (tx) => {
      const slug = await claimSlug(tx, { table: 'sequences', id, title });
      const held = await heldFrom(tx, { site: scope.site, viewer, at: new Date() });
      const byline = { authorId: viewer.id, authorName: viewer.displayName };
      await tx.prisma.sequence.create({
        data: { id, slug, title, ...description, ...byline, ...held },
        select: { id: true },
      });
      return id;
    },
  );
  return reread(scope, made);
}

/** Gives a sequence another title or description. Its address stays. */
export async function updateSequence(scope: Scope, change: SequenceChange): Promise<SequenceRow> {
  const { sequenceId, title: newTitle, description } = change;
  const action = 'sequence.edit';
  const subject = { id: sequenceId, argument: 'input.sequenceId' };
  const { permission, title, markdown } = await checkAll({
    permission: () => assertMayTo(scope, action, subject),
    title: () => (typeof newTitle === 'string' ? { title: titleOf(newTitle, 'input.title') } : {}),
    markdown: () => (description === undefined ? undefined : checkedDescription(description)),
  });
  const {
    key: { id },
    viewer,
  } = permission;
  await assertBelowWriteLimit(scope, viewer, { class: 'edit' });
  const newDescription =
    markdown === undefined ? {} : await descriptionOf(scope, { id, markdown, writerId: viewer.id });
  const data = { ...title, ...newDescription };
  return changeSequence(scope, { action, sequence: permission }, async ({ tx }) => {
    await tx.prisma.sequence.update({ where: { id }, data, select: { id: true } });
  });
}

/** Deletes a sequence. Its posts stay as they are. */
export function deleteSequence(scope: Scope, sequence: string): Promise<SequenceRow> {
  return changeSequence(
    scope,
    { action: 'sequence.delete', sequence },
    async ({ tx, sequence: { id } }) => {
      const data = { deletedAt: new Date() };
      await tx.prisma.sequence.update({ where: { id }, data, select: { id: true } });
    },
  );
}

/** Brings a deleted sequence back. */
export function restoreSequence(scope: Scope, sequence: string): Promise<SequenceRow> {
  return changeSequence(
    scope,
    { action: 'sequence.restore', sequence },
    async ({ tx, sequence: { id } }) => {
      const data = { deletedAt: null };
      await tx.prisma.sequence.update({ where: { id }, data, select: { id: true } });
    },
  );
}

/** @throws PublicError BAD_USER_INPUT when it is too long; a blank one is none */
function checkedDescription(markdown: string | null): string | null {
  if (markdown === null || markdown.trim() === '') return null;
  const argument = 'input.description';
  const limit = { argument, what: 'A description', most: MAX_DESCRIPTION_LENGTH };
  return checkedLength(markdown, limit);
}

interface Described {
  readonly id: string;
  readonly markdown: string | null;
  readonly writerId: string;
}

async function descriptionOf({ reader }: Scope, { markdown, ...text }: Described) {
  if (markdown === null) {
    return {
      descriptionMarkdown: null,
      descriptionHtml: null,
      descriptionText: null,
      descriptionPreview: null,
      descriptionWordCount: 0,
    };
  }
  const content = await renderText(reader, { ...text, markdown });
  return {
    descriptionMarkdown: content.markdown,
    descriptionHtml: content.html,
    descriptionText: content.text,
    descriptionPreview: content.preview,
    descriptionWordCount: content.wordCount,
  };
}
