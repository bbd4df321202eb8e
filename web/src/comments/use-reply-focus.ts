import { type RefObject, useEffect, useRef } from 'react';
import { giveFocus } from '../ui/give-focus.ts';

interface ReplyFocus {
  /** Of the comment with its replies. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Has the next replies that come give the focus to that with this index. */
  readonly expectReply: (index: number) => void;
}

/**
 * Gives the focus to the first of the replies that a reader asked for, because the button that they used
 * may be gone. If none has come, the comment itself gets it.
 */
export function useReplyFocus(count: number, expectedReply: number | null): ReplyFocus {
  const frame = useRef<HTMLDivElement>(null);
  const expected = useRef(expectedReply);

  useEffect(() => {
    if (expected.current === null) return;
    const hasCome = expected.current < count;
    const cards = hasCome ? ':scope > .replies > .branch > .card' : ':scope > .card';
    const found = frame.current?.querySelectorAll<HTMLElement>(cards);
    giveFocus(found?.[hasCome ? expected.current : 0]);
    expected.current = null;
  }, [count]);

  return {
    frame,
    expectReply(index) {
      expected.current = index;
    },
  };
}
