import { giveFocus } from '../ui/give-focus.ts';

/** Gives the focus to a list, from which the card with the focus is about to go. */
export function focusQueue(section: Element | null | undefined): void {
  giveFocus(section?.querySelector<HTMLElement>('h2'));
}
