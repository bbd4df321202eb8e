/** Whether keys of one character do something: some people dictate, and others press keys by accident. */
export function areKeysOn(): boolean {
  return document.documentElement.dataset['keys'] !== 'off';
}

/** Remembers it in this browser. `theme.ts` reads it when the next page begins. */
export function switchKeys(isOn: boolean): void {
  const choice = isOn ? 'on' : 'off';
  document.documentElement.dataset['keys'] = choice;
  try {
    localStorage.setItem('keys', choice);
  } catch {
    // A browser may refuse it. Then the choice lasts as long as the page.
  }
}
