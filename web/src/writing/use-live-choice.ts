import { useState } from 'react';
import { readDraft, storeDraft } from './draft-storage.ts';

const NAME = 'preview';

/** Whether a preview follows what is typed. It does unless a user closed it in this browser. */
export function useLiveChoice(): readonly [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(() => readDraft(NAME) === null);
  return [
    isOpen,
    (next) => {
      setOpen(next);
      storeDraft(NAME, next ? '' : 'closed');
    },
  ];
}
