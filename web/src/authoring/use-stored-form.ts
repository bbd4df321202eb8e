import { useContext, useEffect, useRef, useState } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { draftName, parseValues, readDraft, storeDraft } from '../writing/draft-storage.ts';
import { newKey } from '../writing/new-key.ts';

interface FormState<Values> {
  readonly values: Values;
  /** Where it is stored, such as `post:` and the id of the post. */
  readonly place: string;
  /** For `idempotencyKey`: each change makes another one. */
  readonly key: string;
  /** Whether there is something that the server has not accepted. */
  readonly isChanged: boolean;
  /** Whether it began with what was stored, and the server has not accepted that yet. */
  readonly isRestored: boolean;
}

/** The values of a long form. They are stored in the browser with each change, until the server has accepted them. */
export interface StoredForm<Values> extends FormState<Values> {
  /** What another tab of this browser stored for the same place; null if nothing is different there. */
  readonly otherTab: Values | null;
  /** The newest state, also for what began before. */
  readonly latest: () => FormState<Values>;
  readonly change: (part: Partial<Values>) => void;
  /**
   * Tells that the server has accepted what had this key, and how the rest continues from it. What was typed in
   * the meantime stays stored.
   */
  readonly accept: (key: string, facts?: Partial<Values>, place?: string) => void;
  /** Remembers what the server answered. It is no change of the writer's. */
  readonly note: (part: Partial<Values>) => void;
  /** Forgets what is stored, and shows other values. */
  readonly reset: (values: Values) => void;
}

/**
 * @param initial what the server has; it gives way to what is stored for the place
 * @param isOutdated whether that holds not for what is stored
 */
export function useStoredForm<Values extends object>(
  initialPlace: string,
  initial: Values,
  isOutdated: (stored: Partial<Values>) => boolean = () => false,
): StoredForm<Values> {
  const { id } = useContext(Viewer);
  const [state, setState] = useState<FormState<Values>>(() => {
    const found = parseValues<Values>(readDraft(draftName(id, initialPlace)));
    const stored = found !== null && isOutdated(found) ? null : found;
    const values = { ...initial, ...stored };
    const isRestored = stored !== null;
    return { values, place: initialPlace, key: newKey(), isChanged: isRestored, isRestored };
  });
  const newest = useRef(state);
  const [otherTab, setOtherTab] = useState<Values | null>(null);

  useEffect(() => {
    const compare = ({ key, newValue }: StorageEvent) => {
      if (key !== draftName(id, newest.current.place)) return;
      const stored = parseValues<Values>(newValue);
      setOtherTab(stored === null ? null : { ...newest.current.values, ...stored });
    };
    addEventListener('storage', compare);
    return () => removeEventListener('storage', compare);
  }, [id]);

  function show(next: FormState<Values>): void {
    const nameBefore = draftName(id, newest.current.place);
    const name = draftName(id, next.place);
    newest.current = next;
    setState(next);
    if (name !== nameBefore) storeDraft(nameBefore, '');
    storeDraft(name, next.isChanged ? JSON.stringify(next.values) : '');
  }

  return {
    ...state,
    otherTab,
    latest: () => newest.current,
    change(part) {
      const values = { ...newest.current.values, ...part };
      show({ ...newest.current, values, key: newKey(), isChanged: true });
    },
    accept(key, facts = {}, place = newest.current.place) {
      const { values, key: now, isChanged } = newest.current;
      const next = { values: { ...values, ...facts }, place, key: now, isRestored: false };
      show({ ...next, isChanged: isChanged && now !== key });
    },
    note(part) {
      show({ ...newest.current, values: { ...newest.current.values, ...part } });
    },
    reset(values) {
      setOtherTab(null);
      show({ ...newest.current, values, key: newKey(), isChanged: false, isRestored: false });
    },
  };
}
