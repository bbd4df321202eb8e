import { useEffect, useState } from 'react';
import { editPlace, hasDraft } from '../writing/use-draft.ts';
import type { Act } from './moderation-buttons.tsx';

export type CommentFormName = 'reply' | 'edit' | 'report' | Act;

export interface OpenCommentForm {
  readonly name: CommentFormName;
  /** Not if it was found open because something was typed there before. */
  readonly takesFocus: boolean;
}

interface CommentFormOptions {
  readonly commentId: string;
  readonly viewerId: string;
  /** Receives whether a form stands in the place of the text. */
  readonly onEditing: (isEditing: boolean) => void;
}

/** Which form of a comment is open. One where something was typed before is open from the beginning. */
export function useCommentForm({ commentId, viewerId, onEditing }: CommentFormOptions) {
  const [form, setForm] = useState<OpenCommentForm | null>(null);

  useEffect(() => {
    const isBegun = (place: string) => hasDraft(viewerId, place);
    const name = isBegun(editPlace(commentId)) ? 'edit' : isBegun(commentId) ? 'reply' : null;
    if (name !== null) setForm({ name, takesFocus: false });
  }, [viewerId, commentId]);

  const isEditing = form?.name === 'edit';
  useEffect(() => onEditing(isEditing), [isEditing, onEditing]);

  return {
    form,
    /** Null closes the form that is open. */
    open: (name: CommentFormName | null) => setForm(name && { name, takesFocus: true }),
  };
}
