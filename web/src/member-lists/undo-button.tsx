export interface UndoWords {
  /** What the button does first, such as “Unfollow”. */
  readonly undo: string;
  /** What it does after that, such as “Follow again”. */
  readonly redo: string;
}

interface UndoButtonProps {
  readonly isOn: boolean;
  readonly words: UndoWords;
  /** What it is about, for those who hear the button. */
  readonly name: string;
  readonly onToggle: () => void;
}

/**
 * Takes a row out of a list of the member. The row stays until the list is read again, and the focus with it, so that
 * a slip can be undone.
 */
export function UndoButton({ isOn, words, name, onToggle }: UndoButtonProps) {
  const text = isOn ? words.undo : words.redo;
  return (
    <button
      type="button"
      className="link-button"
      aria-label={`${text}: ${name}`}
      onClick={onToggle}
    >
      {text}
    </button>
  );
}
