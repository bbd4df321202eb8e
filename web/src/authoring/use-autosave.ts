import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../forms/problem.ts';
import type { PostValues } from './post-values.ts';
import { saveDraft } from './save-draft.ts';
import { savePost } from './save-post.ts';
import type { StoredForm } from './use-stored-form.ts';

/** How long a writer has to pause until a text is saved, in ms. */
const PAUSE = 3_000;

/** The shortest time between two saves, in ms: a tenth of what one may write. After a failure it is longer. */
const INTERVAL = 10_000;
const INTERVAL_AFTER_FAILURE = 30_000;

export interface Autosave {
  /** When the server last got the text, in ms since 1970; null if it did not. */
  readonly savedAt: number | null;
  /** Why it could not be saved last. */
  readonly failure: string | null;
  /** Runs a write after the one that is running. */
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

interface AutosaveOptions {
  readonly form: StoredForm<PostValues>;
  /** Receives the id of a post that was made for the draft. */
  readonly onCreate: (id: string) => void;
  /** Receives what was thrown. */
  readonly onFailure: (error: unknown) => void;
}

/** Saves a post as its author types: on the server, one write at a time. */
export function useAutosave({ form, onCreate, onFailure }: AutosaveOptions): Autosave {
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const earliest = useRef(0);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { values, key, isChanged } = form;
  const isWanted =
    isChanged && !values.isBackedUp && values.conflict === null && values.title.trim() !== '';

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = queue.current.then(work);
    queue.current = result.catch(() => {});
    return result;
  }

  async function save(): Promise<void> {
    const { postId, isBackedUp } = form.latest().values;
    if (!form.latest().isChanged || isBackedUp) return;
    if (postId !== null) return saveDraft(form, postId);
    const { problems } = await savePost(form);
    const { postId: newId } = form.latest().values;
    if (newId !== null) onCreate(newId);
    const [problem] = problems;
    if (problem) throw new Error(problem.message);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change has another key, and begins the pause anew
  useEffect(() => {
    if (!isWanted) return;
    const wait = Math.max(PAUSE, earliest.current - Date.now());
    const timer = setTimeout(async () => {
      earliest.current = Date.now() + INTERVAL;
      try {
        await inTurn(save);
        setSavedAt(Date.now());
        setFailure(null);
      } catch (error) {
        earliest.current = Date.now() + INTERVAL_AFTER_FAILURE;
        setFailure(problemOf(error).message);
        onFailure(error);
      }
    }, wait);
    return () => clearTimeout(timer);
  }, [key, isWanted, failure]);

  return { savedAt, failure, inTurn };
}
