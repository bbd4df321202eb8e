/** In the storage of the browser, which its pages share. */
const NAME = 'viewer';

/** Stores who is signed in at this browser. Its other pages are told. */
export function recordViewer(id: string | null): void {
  store(id ?? '');
}

/** Tells the other pages of this browser that somebody signed in or out: they ask the server who is signed in. */
export function recordViewerChange(): void {
  // The id of nobody. Pages are told only of a value that differs from the last.
  store(`?${Date.now()}`);
}

/** What is stored if it is another viewer than that of the page; null if it is the same one. */
export function otherViewer(id: string | null): string | null {
  try {
    const stored = localStorage.getItem(NAME);
    return stored === (id ?? '') ? null : stored;
  } catch {
    // A browser that stores nothing refuses this.
    return null;
  }
}

function store(value: string): void {
  try {
    if (localStorage.getItem(NAME) !== value) localStorage.setItem(NAME, value);
  } catch {
    // It is refused, or full.
  }
}
