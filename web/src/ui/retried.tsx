import { type ReactNode, useEffect, useRef } from 'react';
import { giveFocus } from './give-focus.ts';

/** Around what comes after "Try again": it takes the focus of that button, which is gone. */
export function Retried({ children }: { readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => giveFocus(frame.current), []);
  return <div ref={frame}>{children}</div>;
}
