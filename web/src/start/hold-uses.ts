import { keyOfPage } from '../keyboard/key-of-page.ts';
import { isPlainClick } from '../text/is-plain-click.ts';

/** How long a use waits for the page's script before the browser does what it can without one, in ms. */
const PATIENCE = 10_000;

/** A use of the page that waits for its script. */
interface Use {
  /** Does it again. */
  readonly repeat: () => void;
  /** What the browser does without a script. */
  readonly fallBack?: () => void;
}

/**
 * Keeps the last use of what only the script gives a meaning, and repeats it once the page answers. Without this, such
 * a press on a page that is still loading would be lost, or lead to another page.
 */
export function holdUses(): void {
  const waiting = new AbortController();
  const listening = { capture: true, signal: waiting.signal };
  let held: Use | null = null;

  function hold(use: Use | null, event: Event): void {
    if (use === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (held === null) setTimeout(giveUp, PATIENCE);
    held = use;
    document.documentElement.dataset['held'] = '';
  }

  function end(): Use | null {
    waiting.abort();
    delete document.documentElement.dataset['held'];
    return held;
  }

  function giveUp(): void {
    if (!waiting.signal.aborted) end()?.fallBack?.();
  }

  addEventListener('click', (event) => hold(heldClick(event), event), listening);
  addEventListener('submit', (event) => hold(heldSubmit(event), event), listening);
  addEventListener('keydown', (event) => hold(heldKey(event), event), listening);
  addEventListener('hydrated', () => repeatSoon(end()), listening);
  addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLScriptElement) giveUp();
    },
    listening,
  );
}

/** React tells it while it is at work; a part that it has not reached is hydrated by the use itself, but not before. */
function repeatSoon(use: Use | null): void {
  if (use !== null) setTimeout(use.repeat);
}

/** Links that are no buttons lead to pages, which arrive complete: sooner than the script. */
const HELD = 'a[role=button], a[data-src], .copy-link, .heading-link, button[type=button]';

function heldClick(event: MouseEvent): Use | null {
  const control = (event.target as Element).closest<HTMLElement>(HELD);
  if (control === null || !isPlainClick(event)) return null;
  return control instanceof HTMLAnchorElement ? link(control) : { repeat: () => control.click() };
}

function link(control: HTMLAnchorElement): Use {
  const follow = () => location.assign(control.href);
  return { repeat: () => (control.isConnected ? control.click() : follow()), fallBack: follow };
}

/** Forms that are sent by POST are the script's; the others are pages of their own. */
function heldSubmit({ target, submitter }: SubmitEvent): Use | null {
  const form = target as HTMLFormElement;
  return form.method === 'post' ? { repeat: () => form.requestSubmit(submitter) } : null;
}

function heldKey(event: KeyboardEvent): Use | null {
  const { target } = event;
  const key = keyOfPage(event);
  if (key === null) return null;
  const options = { key, bubbles: true, cancelable: true };
  return { repeat: () => target?.dispatchEvent(new KeyboardEvent('keydown', options)) };
}
