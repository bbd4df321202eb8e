import { type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { draftName, parseValues, readDraft, storeDraft } from '../writing/draft-storage.ts';

interface StoredFields {
  /** Of the form. */
  readonly frame: RefObject<HTMLFormElement | null>;
  /** Whether the form began with what somebody typed before. */
  readonly isRestored: boolean;
  /** For the form: stores what is typed. */
  readonly onInput: () => void;
  /** Forgets it, once the server has it. */
  readonly forget: () => void;
}

/**
 * Stores what is typed into a form whose fields begin with a `defaultValue`, until the server has it. What nobody
 * changed is not stored: it may have changed elsewhere.
 *
 * @param place where it is stored, such as `rename:` and the id of the page
 */
export function useStoredFields(place: string): StoredFields {
  const { id } = useContext(Viewer);
  const name = draftName(id, place);
  const frame = useRef<HTMLFormElement>(null);
  const [isRestored, setRestored] = useState(false);

  useEffect(() => {
    const stored = new Map(Object.entries(parseValues(readDraft(name)) ?? {}));
    const changed = fieldsOf(frame.current).filter((field) => stored.has(field.name));
    for (const field of changed) field.value = String(stored.get(field.name));
    setRestored(changed.length > 0);
    const fold = frame.current?.closest('details');
    if (fold && changed.length > 0) fold.open = true;
  }, [name]);

  return {
    frame,
    isRestored,
    onInput() {
      const changed = fieldsOf(frame.current).filter(
        ({ value, defaultValue }) => value !== defaultValue,
      );
      const values = Object.fromEntries(changed.map((field) => [field.name, field.value]));
      storeDraft(name, changed.length === 0 ? '' : JSON.stringify(values));
    },
    forget() {
      storeDraft(name, '');
      setRestored(false);
    },
  };
}

type TextElement = HTMLInputElement | HTMLTextAreaElement;

function fieldsOf(form: HTMLFormElement | null): TextElement[] {
  return [...(form?.elements ?? [])].filter(
    (element): element is TextElement =>
      element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement,
  );
}
