import { UNPREPARED } from '../text/unprepared.ts';

/** Events that show that a person reads the page. */
const SIGNS_OF_LIFE = ['scroll', 'touchstart'];

/** Programs that help people use a page may send one of the last two without the others. */
const USES = ['pointerover', 'focusin', 'input', 'click'];

/** What a reader is about to use. Text is none of it: to read, scroll and select needs no script. */
const CONTROLS = 'a, button, input, select, textarea, summary, label';

/**
 * Runs the scripts of a page that is read as it arrives with the first use of a control or a key. They are fetched as
 * soon as the reader scrolls, so that this takes no longer than it must. The server wrote them into a template, where
 * nothing is loaded; a page for members has none.
 */
export function loadOnUse(): void {
  const waiting = new AbortController();
  const listening = { capture: true, passive: true, signal: waiting.signal };

  function runScripts(): void {
    const content = scripts();
    if (content === undefined) return;
    waiting.abort();
    document.head.append(content);
  }

  function runForControl({ target }: Event): void {
    if ((target as Element).closest?.(CONTROLS)) runScripts();
  }

  for (const type of SIGNS_OF_LIFE) {
    addEventListener(type, fetchScripts, { ...listening, once: true });
  }
  for (const type of USES) addEventListener(type, runForControl, listening);
  addEventListener('keydown', runScripts, listening);
  addEventListener('DOMContentLoaded', () => {
    if (needsScript()) runScripts();
  });
}

function fetchScripts(): void {
  for (const link of scripts()?.querySelectorAll('link') ?? []) {
    link.fetchPriority = 'low';
    document.head.append(link);
  }
}

/** Scripts of a template run once, when they come into the document. */
function scripts(): DocumentFragment | undefined {
  return document.querySelector<HTMLTemplateElement>('template#scripts')?.content;
}

/** Whether there is something to scroll to, which may be folded, or a text that the server left as it is. */
function needsScript(): boolean {
  return location.hash !== '' || document.querySelector(`[${UNPREPARED}]`) !== null;
}
