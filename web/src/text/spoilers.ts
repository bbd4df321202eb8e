/**
 * Makes spoilers what a browser can fold: by pointer, touch and keyboard alike. One in which a difference
 * marks something is open.
 */
export function foldSpoilers(content: ParentNode): void {
  for (const spoiler of content.querySelectorAll('.spoiler')) {
    const folded = spoiler.ownerDocument.createElement('details');
    folded.className = 'spoiler';
    if (spoiler.querySelector('ins, del') !== null) folded.setAttribute('open', '');
    const summary = spoiler.ownerDocument.createElement('summary');
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
