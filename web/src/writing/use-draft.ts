import { useContext, useEffect, useState } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { draftName, readDraft, storeDraft } from './draft-storage.ts';
import { newKey } from './new-key.ts';

/** What is being written at one place. It is stored in the browser until the server has accepted it. */
export interface Draft {
  readonly text: string;
  /** For `idempotencyKey`: a text that is sent twice is stored once. Another text has another key. */
  readonly key: string;
  /** How often `addToDraft` has added something. */
  readonly additions: number;
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
    additions: 0,
  }));

  function show(text: string, additions = draft.additions): void {
    setDraft({ text, key: newKey(), additions });
    storeDraft(name, text === initial ? '' : text);
  }

  useEffect(() => {
    const add = (text: string) => show(join(draft.text, text), draft.additions + 1);
    open.set(name, add);
    return () => {
      if (open.get(name) === add) open.delete(name);
    };
  });

  return { ...draft, change: (text) => show(text), accept: () => show(initial) };
}

/** What adds a text to the draft of a form that is on the page, by the name of the draft. */
const open = new Map<string, (text: string) => void>();

/** Puts a text at the end of what is being written at a place, in the form if it is open. */
export function addToDraft(viewerId: string, place: string, text: string): void {
  const name = draftName(viewerId, place);
  const add = open.get(name);
  if (add) add(text);
  else storeDraft(name, join(readDraft(name) ?? '', text));
}

function join(before: string, text: string): string {
  return before.trim() === '' ? text : `${before.trimEnd()}\n\n${text}`;
}

/** Where the new text of a comment that is being changed is stored. */
export function editPlace(commentId: string): string {
  return `edit:${commentId}`;
}

/** Whether something was typed at a place and not accepted. Only in a browser. */
export function hasDraft(viewerId: string, place: string): boolean {
  return readDraft(draftName(viewerId, place)) !== null;
}
