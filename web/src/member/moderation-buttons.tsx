import { useState } from 'react';

/** What moderators do by a form, by the names of the API, in the words of the buttons. */
const ACTS = {
  COMMENT_HIDE: 'Hide',
  COMMENT_UNHIDE: 'Show again',
  POST_HIDE: 'Hide',
  POST_UNHIDE: 'Show again',
  POST_LOCK: 'Lock',
  POST_UNLOCK: 'Unlock',
  POST_PIN: 'Pin',
  POST_UNPIN: 'Unpin',
  POST_CURATE: 'Curate',
  POST_UNCURATE: 'No longer curate',
  USER_BAN: 'Ban',
  USER_UNBAN: 'End the ban',
  USER_WARN: 'Warn',
  USER_NOTE: 'Add a note',
  USER_SET_ROLE: 'Change the role',
  USER_REMOVE_AVATAR: 'Remove the picture',
  WIKI_PAGE_PROTECT: 'Protect',
  WIKI_PAGE_UNPROTECT: 'Unprotect',
  WIKI_PAGE_MERGE: 'Merge',
  WIKI_PAGE_DELETE: 'Delete',
  WIKI_PAGE_RESTORE: 'Restore',
  WIKI_CONTRIBUTION_HIDE: 'Hide the text of this version',
  WIKI_CONTRIBUTION_UNHIDE: 'Show the text of this version again',
} as const;

/** How many stand in a row with other buttons. More are in a menu. */
const MAX_IN_ROW = 2;

export type Act = keyof typeof ACTS;

interface ModerationButtonsProps {
  /** The names of the actions that the viewer may perform. */
  readonly can: ReadonlySet<string>;
  /** The action whose form is open. */
  readonly open: string | null;
  readonly onOpen: (act: Act | null) => void;
}

/** Opens the form of what a moderator may do; nothing for others. */
export function ModerationButtons({ can, open, onOpen }: ModerationButtonsProps) {
  const [isOpen, setOpen] = useState(false);
  const acts = (Object.entries(ACTS) as [Act, string][]).filter(([act]) => can.has(act));
  const hasMenu = acts.length > MAX_IN_ROW;
  return (
    <>
      {hasMenu && (
        <button
          type="button"
          className="link-button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          Moderate
        </button>
      )}
      {(isOpen || !hasMenu) &&
        acts.map(([act, label]) => (
          <button
            key={act}
            type="button"
            className="link-button"
            aria-expanded={open === act}
            onClick={() => onOpen(open === act ? null : act)}
          >
            {label}
          </button>
        ))}
    </>
  );
}
