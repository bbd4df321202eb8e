import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react';
import { isPlainClick } from '../text/is-plain-click.ts';

interface ActionLinkProps {
  /** Leads to the same on a page of its own, for readers without a script. */
  readonly href: string;
  readonly onAct: () => void;
  readonly children: ReactNode;
  readonly className?: string;
  readonly frame?: Ref<HTMLAnchorElement>;
  /** For what opens and closes something: whether it is open, and its id. */
  readonly expands?: { readonly isOpen: boolean; readonly id: string };
}

/** A button that does something on this page; a link where no script runs, or where a reader opens it elsewhere. */
export function ActionLink(props: ActionLinkProps) {
  const { href, onAct, children, className = 'button', frame, expands } = props;

  function click(event: MouseEvent) {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    onAct();
  }

  /** Enter makes a click of itself; a button also obeys the space bar. */
  function press(event: KeyboardEvent) {
    if (event.key !== ' ') return;
    event.preventDefault();
    onAct();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would lead nowhere without a script
    <a
      ref={frame}
      href={href}
      role="button"
      className={className}
      onClick={click}
      onKeyDown={press}
      {...(expands && { 'aria-expanded': expands.isOpen, 'aria-controls': expands.id })}
    >
      {children}
    </a>
  );
}
