import { useId } from 'react';
import { Field, FormProblems } from '../forms/field.tsx';
import { browserPath } from '../paths.ts';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { MarkdownField } from '../writing/markdown-field.tsx';
import { SessionEnd } from '../writing/session-end.tsx';
import { Coauthors } from './coauthors.tsx';
import { ConflictNotice } from './conflict.tsx';
import { DraftState } from './draft-state.tsx';
import { EditSummary } from './edit-summary.tsx';
import { FormNotices } from './form-notices.tsx';
import { KindField } from './kind-field.tsx';
import { PostActions } from './post-actions.tsx';
import type { PostValues } from './post-values.ts';
import { SavedDraftNotice } from './saved-draft-notice.tsx';
import { TopicsField } from './topics-field.tsx';
import { usePostSubmission } from './use-post-submission.ts';
import { useStoredForm } from './use-stored-form.ts';

interface PostFormProps {
  /** What the server has. */
  readonly initial: PostValues;
  /** Of the post; null for a new one. */
  readonly path: string | null;
  readonly isPublished: boolean;
  /** When the server last saved a draft beside the post; null if it has none. */
  readonly savedAt: string | null;
  readonly onCreate: (id: string) => void;
}

const FIELDS = ['kind', 'title', 'linkUrl', 'markdown', 'summary'];

/** Writes a post: a new one, a draft, or one that is published. */
export function PostForm({ initial, path, isPublished, savedAt, onCreate }: PostFormProps) {
  const id = useId();
  const form = useStoredForm<PostValues>(
    `post:${initial.postId ?? 'new'}`,
    initial,
    (stored) => stored.isBackedUp === true && stored.draftVersion !== initial.draftVersion,
  );
  const submission = usePostSubmission({ form, path, isPublished, onCreate });
  const { goal, autosave, problems, isPending } = submission;
  const { values } = form;
  const change = (part: Partial<PostValues>) => form.change({ ...part, isBackedUp: false });

  return (
    <>
      {savedAt !== null && values.postId !== null && values.draftVersion !== null && (
        <SavedDraftNotice
          postId={values.postId}
          version={values.draftVersion}
          savedAt={savedAt}
          onDiscard={() => form.reset(initial)}
        />
      )}
      <form id={id} method="post" className="form authoring" onSubmit={submission.onSubmit}>
        <FormNotices form={form} initial={initial} />
        {values.conflict && (
          <ConflictNotice
            conflict={values.conflict}
            noun="post"
            takesFocus={submission.isRefused}
            onTake={(markdown) => change({ markdown })}
          />
        )}
        {submission.isSessionOver && <SessionEnd anchor={id} />}
        {values.postId === null && (
          <KindField value={values.kind} onChange={(kind) => change({ kind })} />
        )}
        <Field
          name="title"
          label="Title"
          value={values.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
          maxLength={300}
          autoComplete="off"
          problems={problems}
        />
        {values.kind === 'LINK' && (
          <Field
            name="linkUrl"
            label="Address of the page"
            type="url"
            value={values.linkUrl}
            onChange={(event) => change({ linkUrl: event.currentTarget.value })}
            problems={problems}
          />
        )}
        <MarkdownField
          label="Text"
          context="POST"
          value={values.markdown}
          onChange={(markdown) => change({ markdown })}
          rows={16}
          problems={problems}
        />
        <TopicsField topics={values.topics} onChange={(topics) => change({ topics })} />
        {isPublished && <EditSummary values={values} onChange={change} problems={problems} />}
        <FormProblems problems={problems} fields={FIELDS} />
        <p className="form-buttons">
          {!isPublished && (
            <button
              type="submit"
              disabled={isPending}
              onClick={() => {
                goal.current = 'save';
              }}
            >
              Save the draft
            </button>
          )}
          <button
            type="submit"
            className="primary"
            disabled={isPending}
            onClick={() => {
              goal.current = 'publish';
            }}
          >
            {isPublished ? 'Save the changes' : 'Publish'}
          </button>
          {path && <a href={browserPath(path)}>Back to the post</a>}
        </p>
        <DraftState autosave={autosave} isBackedUp={values.isBackedUp} />
        <p role="status">{submission.isSaved && !form.isChanged && 'The draft is saved.'}</p>
      </form>
      {values.postId !== null && (
        <PartBoundary waiting={null}>
          <Coauthors postId={values.postId} />
          <PostActions postId={values.postId} />
        </PartBoundary>
      )}
    </>
  );
}
