/**
 * Gives the focus to something that came in the place of the control that asked for it, where it would
 * fall to the body else. It need not be a control itself.
 */
export function giveFocus(element: HTMLElement | null | undefined): void {
  if (!element) return;
  element.tabIndex = -1;
  element.focus();
}
