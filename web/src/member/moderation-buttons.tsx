/** What moderators do with a reason, by the names of the API, in the words of the buttons. */
const ACTS = {
  COMMENT_HIDE: 'Hide',
  COMMENT_UNHIDE: 'Show again',
  POST_HIDE: 'Hide',
  POST_UNHIDE: 'Show again',
  POST_LOCK: 'Lock',
  POST_UNLOCK: 'Unlock',
  USER_BAN: 'Ban',
  USER_UNBAN: 'End the ban',
} as const;

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
  const acts = Object.entries(ACTS) as [Act, string][];
  return acts
    .filter(([act]) => can.has(act))
    .map(([act, label]) => (
      <button
        key={act}
        type="button"
        className="link-button"
        aria-expanded={open === act}
        onClick={() => onOpen(open === act ? null : act)}
      >
        {label}
      </button>
    ));
}
