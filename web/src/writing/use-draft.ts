import { useContext, useState } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { draftName, readDraft, storeDraft } from './draft-storage.ts';
import { newKey } from './new-key.ts';

/** What is being written at one place. It is stored in the browser until the server has accepted it. */
export interface Draft {
  readonly text: string;
  /** For `idempotencyKey`: a text that is sent twice is stored once. Another text has another key. */
  readonly key: string;
  readonly change: (text: string) => void;
  /** Forgets it, once the server has it. */
  readonly accept: () => void;
}

/** @param place where it is to stand, such as the id of a comment that it replies to */
export function useDraft(place: string, initial = ''): Draft {
  const { id } = useContext(Viewer);
  const name = draftName(id, place);
  const [draft, setDraft] = useState(() => ({
    text: readDraft(name) ?? initial,
    key: newKey(),
  }));
  return {
    ...draft,
    change(text) {
      setDraft({ text, key: newKey() });
      storeDraft(name, text === initial ? '' : text);
    },
    accept() {
      setDraft({ text: initial, key: newKey() });
      storeDraft(name, '');
    },
  };
}

/** Where the new text of a comment that is being changed is stored. */
export function editPlace(commentId: string): string {
  return `edit:${commentId}`;
}

/** Whether something was typed at a place and not accepted. Only in a browser. */
export function hasDraft(viewerId: string, place: string): boolean {
  return readDraft(draftName(viewerId, place)) !== null;
}
