/** A selection in a text of the community. */
export interface SelectedText {
  /** Around the text: a comment, or the post. */
  readonly article: Element;
  readonly words: string;
}

let selected: SelectedText | null = null;

const listeners = new Set<() => void>();

/** Calls back when `selectedText` has changed. */
export function subscribeToSelection(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('selectionchange', look);
  listeners.add(listener);
  // It may have been selected before anybody asked.
  look();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('selectionchange', look);
  };
}

export function selectedText(): SelectedText | null {
  return selected;
}

function look(): void {
  const next = find();
  if (next?.article === selected?.article && next?.words === selected?.words) return;
  selected = next;
  for (const listener of listeners) listener();
}

function find(): SelectedText | null {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const { commonAncestorContainer: node } = selection.getRangeAt(0);
  const around = node instanceof Element ? node : node.parentElement;
  const article = around?.closest('.prose')?.closest('article') ?? null;
  // A preview is no text of the community yet.
  if (article === null || around?.closest('form')) return null;
  const words = selection.toString();
  return words.trim() === '' ? null : { article, words };
}
