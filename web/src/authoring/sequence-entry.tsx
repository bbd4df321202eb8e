import { useEffect, useRef, useState } from 'react';
import type { Entry } from './sequence-order.ts';
import type { Drag } from './use-drag-order.ts';

interface SequenceEntryProps {
  readonly entry: Entry;
  readonly index: number;
  /** How many there are. */
  readonly count: number;
  readonly drag: Drag;
  readonly onMove: (to: number) => void;
  /** Called with a new title. It then says whether that was saved. */
  readonly onChapter: (title: string, onEnd: (isSaved: boolean) => void) => void;
  readonly onRemove: () => void;
}

/** A post of a sequence, for the author of that. */
export function SequenceEntry(props: SequenceEntryProps) {
  const { entry, index, count, drag, onMove, onChapter, onRemove } = props;
  const { title, chapterTitle } = entry;
  const [chapter, setChapter] = useState(chapterTitle);
  const [shown, setShown] = useState(chapterTitle);
  const [isRefused, setRefused] = useState(false);
  // It changes without the author when the post before it is removed. What is typed and was refused stays to be mended.
  if (shown !== chapterTitle) {
    setShown(chapterTitle);
    if (!isRefused) setChapter(chapterTitle);
  }
  const pressed = useRef<HTMLButtonElement>(null);

  // A browser takes the focus from what changes its place.
  useEffect(() => {
    if (pressed.current === null) return;
    if (pressed.current.disabled)
      pressed.current.parentElement?.querySelector<HTMLButtonElement>('button:enabled')?.focus();
    else pressed.current.focus();
    pressed.current = null;
  });

  function step(button: HTMLButtonElement, to: number) {
    pressed.current = button;
    onMove(to);
  }

  return (
    <li className={drag.isOver ? 'is-drop-place' : undefined} {...drag.place}>
      <span className="drag-handle" aria-hidden="true" {...drag.handle}>
        ⠿
      </span>
      <span className="entry-title">
        <bdi>{title}</bdi>
        <label>
          Chapter that begins here
          <input
            type="text"
            dir="auto"
            value={chapter}
            maxLength={300}
            onChange={(event) => setChapter(event.currentTarget.value)}
            onBlur={() =>
              chapter.trim() !== chapterTitle &&
              onChapter(chapter.trim(), (isSaved) => setRefused(!isSaved))
            }
          />
        </label>
      </span>
      <span className="entry-buttons">
        <button
          type="button"
          aria-label={`Move up: ${title}`}
          disabled={index === 0}
          onClick={(event) => step(event.currentTarget, index - 1)}
        >
          ↑
        </button>
        <button
          type="button"
          aria-label={`Move down: ${title}`}
          disabled={index === count - 1}
          onClick={(event) => step(event.currentTarget, index + 1)}
        >
          ↓
        </button>
        <button type="button" aria-label={`Remove: ${title}`} onClick={onRemove}>
          ×
        </button>
      </span>
    </li>
  );
}
