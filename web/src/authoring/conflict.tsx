import { useEffect, useRef } from 'react';
import type { Problem } from '../forms/problem.ts';
import { giveFocus } from '../ui/give-focus.ts';

/** Two texts that were made from the same one, as an `EditConflict` of the API has them. */
export interface Conflict {
  readonly base: string;
  readonly yours: string;
  readonly theirs: string;
}

interface ConflictProps {
  readonly conflict: Conflict;
  /** What the text belongs to, such as `page`. */
  readonly noun: string;
  /** Whether the writer has just been refused. */
  readonly takesFocus: boolean;
  /** Puts a text into the editor. */
  readonly onTake: (markdown: string) => void;
}

/** Shows both texts of a conflict beside each other. The editor has them merged. */
export function ConflictNotice({ conflict, noun, takesFocus, onTake }: ConflictProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    giveFocus(heading.current);
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [takesFocus]);
  return (
    <section className="conflict" aria-labelledby="conflict-heading">
      <h2 id="conflict-heading" ref={heading}>
        The {noun} was changed while you wrote
      </h2>
      <p>
        Nothing is lost. The field below has the whole {noun}, with both texts merged. Where both
        changed the same lines, both versions stand between <code>{'<<<<<<< yours'}</code> and{' '}
        <code>{'>>>>>>> theirs'}</code>: edit them, then save again.
      </p>
      <div className="conflict-texts">
        <ConflictText
          title="Your text"
          text={conflict.yours}
          action="Continue with your text"
          onTake={onTake}
        />
        <ConflictText
          title="The current text"
          text={conflict.theirs}
          action="Continue with the current text"
          onTake={onTake}
        />
      </div>
      <details>
        <summary>The text before both changes</summary>
        <pre dir="auto">{conflict.base}</pre>
      </details>
    </section>
  );
}

interface ConflictTextProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onTake: (markdown: string) => void;
}

function ConflictText({ title, text, action, onTake }: ConflictTextProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys */}
      <pre dir="auto" tabIndex={0}>
        {text}
      </pre>
      <button type="button" onClick={() => onTake(text)}>
        {action}
      </button>
    </section>
  );
}

/** Whether a text still contains both versions of some lines. */
export function hasConflictMarkers(markdown: string): boolean {
  return /^<{7} yours$/m.test(markdown) && /^>{7} theirs$/m.test(markdown);
}

/** What is wrong with a text that has them. */
export const MARKERS_LEFT: Problem = {
  field: 'markdown',
  message:
    'The text still has lines between “<<<<<<< yours” and “>>>>>>> theirs”. Keep one version of them, and remove the marks.',
};
