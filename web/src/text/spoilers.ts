/**
 * Makes spoilers what a browser can fold: by pointer, touch and keyboard alike. One in which a difference
 * marks something is open.
 */
export function foldSpoilers(content: DocumentFragment): void {
  for (const spoiler of content.querySelectorAll('.spoiler')) {
    const folded = document.createElement('details');
    folded.className = 'spoiler';
    folded.open = spoiler.querySelector('ins, del') !== null;
    const summary = document.createElement('summary');
    summary.textContent = 'Spoiler';
    folded.append(summary, ...spoiler.childNodes);
    spoiler.replaceWith(folded);
  }
}

/** Opens the spoilers around something that a reader is led to. */
export function uncover(element: Element): void {
  for (
    let around = element.closest('details');
    around !== null;
    around = around.parentElement?.closest('details') ?? null
  ) {
    around.open = true;
  }
}
