/** The name of a text in the storage of the browser. Another member who signs in at this browser does not find it. */
export function draftName(viewerId: string | null, place: string): string {
  return `draft:${viewerId}:${place}`;
}

export function readDraft(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    // A browser may refuse it. Then drafts live as long as the page.
    return null;
  }
}

/** The values of a form that were stored as a text; null where there are none. */
export function parseValues<Values>(text: string | null): Partial<Values> | null {
  try {
    const values: unknown = JSON.parse(text ?? 'null');
    return typeof values === 'object' ? (values as Partial<Values> | null) : null;
  } catch {
    // Something else stored it.
    return null;
  }
}

export function storeDraft(name: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // It is refused, or full.
  }
}
