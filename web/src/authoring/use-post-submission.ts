import { useRef, useState } from 'react';
import { reloadAt } from '../account/next-path.ts';
import { isSessionEnd } from '../forms/problem.ts';
import { useForm } from '../forms/use-form.ts';
import { hasConflictMarkers, MARKERS_LEFT } from './conflict.tsx';
import type { PostValues } from './post-values.ts';
import { publishPost, savePost } from './save-post.ts';
import { useAutosave } from './use-autosave.ts';
import type { StoredForm } from './use-stored-form.ts';

interface PostSubmissionOptions {
  readonly form: StoredForm<PostValues>;
  /** Of the post; null for a new one. */
  readonly path: string | null;
  readonly isPublished: boolean;
  readonly onCreate: (id: string) => void;
}

/** Saves a post while it is written and when its form is submitted, and publishes it if that is the goal. */
export function usePostSubmission(options: PostSubmissionOptions) {
  const { form, path, isPublished, onCreate } = options;
  const [isSessionOver, setSessionOver] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const goal = useRef<'save' | 'publish'>('save');
  const autosave = useAutosave({
    form,
    onCreate,
    onFailure: (error) => setSessionOver(isSessionEnd(error)),
  });

  const { problems, isPending, onSubmit } = useForm(async () => {
    setSessionOver(false);
    setSaved(false);
    if (hasConflictMarkers(form.values.markdown)) return [MARKERS_LEFT];
    try {
      const saved = await autosave.inTurn(() => savePost(form));
      const { postId, conflict } = form.latest().values;
      setRefused(conflict !== null);
      if (conflict !== null) return [];
      if (postId !== null && path === null) onCreate(postId);
      if (saved.problems.length > 0 || saved.path === null) return saved.problems;
      if (goal.current === 'save' && !isPublished) {
        setSaved(true);
        return [];
      }
      if (isPublished) reloadAt(saved.path);
      else if (postId !== null) {
        const published = await publishPost(postId);
        if (published.path === null) return published.problems;
        reloadAt(published.path);
      }
      return [];
    } catch (error) {
      if (!isSessionEnd(error)) throw error;
      setSessionOver(true);
      return [];
    }
  });

  return { goal, autosave, problems, isPending, onSubmit, isSessionOver, isRefused, isSaved };
}
