/** What is new or gone at one place of a text: the elements that mark it, in the order of the text. */
export type Change = readonly [HTMLElement, ...HTMLElement[]];

/** The changes that a text marks. What has no words between it is one change, also over paragraphs. */
export function changesIn(text: Element): Change[] {
  const changes: [HTMLElement, ...HTMLElement[]][] = [];
  let before: HTMLElement | undefined;
  for (const mark of text.querySelectorAll<HTMLElement>('ins, del')) {
    if (before?.contains(mark)) continue;
    const change = changes.at(-1);
    if (change && before && isEmptyBetween(before, mark)) change.push(mark);
    else changes.push([mark]);
    before = mark;
  }
  return changes;
}

function isEmptyBetween(before: Element, after: Element): boolean {
  const between = document.createRange();
  between.setStartAfter(before);
  between.setEndBefore(after);
  if (between.toString().trim() !== '') return false;
  return between.cloneContents().querySelector('img, button, input') === null;
}
