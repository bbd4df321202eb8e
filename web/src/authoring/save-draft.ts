import { graphql } from 'react-relay/hooks';
import type { saveDraftDiscardMutation } from '../__generated__/saveDraftDiscardMutation.graphql.ts';
import type { saveDraftMutation } from '../__generated__/saveDraftMutation.graphql.ts';
import { mutate } from '../forms/mutate.ts';
import { conflictIn } from './conflict-in.ts';
import type { PostValues } from './post-values.ts';
import type { StoredForm } from './use-stored-form.ts';

/**
 * Saves the text of a form beside its post. A conflict with what another window saved is put into the form.
 *
 * @throws Error when the operation failed, or was refused
 */
export async function saveDraft(form: StoredForm<PostValues>, postId: string): Promise<void> {
  const { values, key } = form.latest();
  const { title, markdown, linkUrl, basedOn, draftVersion: replaces } = values;
  const input = { postId, title, markdown, linkUrl, basedOn, replaces };
  const { saveDraft: answer } = await mutate<saveDraftMutation>(SAVE, { input });
  const refusals = answer?.userErrors ?? [];
  const merged = conflictIn(refusals, form.latest().values.markdown);
  if (merged !== null) {
    // It is about the draft of another window, or about a post that contains it already.
    const isDraft = refusals.some(({ path }) => path?.[1] === 'replaces');
    const numbers = isDraft ? { basedOn, draftVersion: merged.basedOn } : { draftVersion: null };
    form.change({ ...merged, ...numbers, isBackedUp: false });
    return;
  }
  const [refusal] = refusals;
  if (refusal) throw new Error(refusal.message);
  const draftVersion = answer?.post?.viewerDraft?.version ?? null;
  form.note({ draftVersion, isBackedUp: form.latest().key === key });
}

/** @throws Error when the operation failed */
export async function discardDraft(postId: string, version: number): Promise<void> {
  await mutate<saveDraftDiscardMutation>(DISCARD, { input: { postId, version } });
}

const SAVE = graphql`
  mutation saveDraftMutation($input: SaveDraftInput!) {
    saveDraft(input: $input) {
      post {
        viewerDraft {
          version
        }
      }
      userErrors {
        __typename
        message
        path
        ... on EditConflict {
          base
          theirs
          merged
          version
        }
      }
    }
  }
`;

const DISCARD = graphql`
  mutation saveDraftDiscardMutation($input: DiscardDraftInput!) {
    discardDraft(input: $input) {
      userErrors {
        message
      }
    }
  }
`;
