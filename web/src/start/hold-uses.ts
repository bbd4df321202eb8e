import { keyOfPage } from '../keyboard/key-of-page.ts';
import { isPlainClick } from '../text/is-plain-click.ts';
import { tellOfMissingScript } from './tell-of-missing-script.ts';

/** How long a link waits for the page's script before the browser follows it, in ms. */
const TIMEOUT = 10_000;

/** Links that are no buttons lead to pages, which arrive complete: sooner than the script. */
const HELD = 'a[role=button], a[data-src], .copy-link, .heading-link, button[type=button]';

/**
 * Holds what only the script gives a meaning, and repeats it once the page answers. Without this, such a press on a page
 * that is still loading would be lost, or lead to another page. If the script does not come, links are followed.
 */
export function holdUses(): void {
  /** What to repeat, by the control that was pressed or the event of a key. */
  const held = new Map<Element | Event, () => void>();
  const waiting = new AbortController();
  const listening = { capture: true, signal: waiting.signal };
  const { dataset } = document.documentElement;
  let hasFailed = false;

  function hold(event: Event, element: Element, repeat: () => void): void {
    stop(event);
    // Pressed again, because nothing seems to happen
    if (held.has(element)) return;
    held.set(element, repeat);
    element.setAttribute('aria-busy', 'true');
    setTimeout(() => {
      if (held.has(element) && element instanceof HTMLAnchorElement) follow(element);
    }, TIMEOUT);
  }

  function takeHeld(): [Element | Event, () => void][] {
    const taken = [...held];
    held.clear();
    for (const [control] of taken) {
      if (control instanceof Element) control.removeAttribute('aria-busy');
    }
    return taken;
  }

  function onClick(event: MouseEvent): void {
    const control = (event.target as Element).closest<HTMLElement>(HELD);
    if (control === null || !isPlainClick(event) || hasFailed) return;
    hold(event, control, () => press(control));
  }

  function onKey(event: KeyboardEvent): void {
    if (hasFailed) return;
    const target = event.target as HTMLElement;
    const key = keyOfPage(event);
    if (event.key === ' ' && target.matches?.('a[role=button]')) {
      hold(event, target, () => press(target));
    } else if (key === '/') {
      // What is typed next belongs into it.
      stop(event);
      document.querySelector<HTMLElement>('.search-form input')?.focus();
    } else if (key !== null) {
      stop(event);
      const again = { key, bubbles: true, cancelable: true };
      held.set(event, () => target.dispatchEvent(new KeyboardEvent('keydown', again)));
    }
  }

  /** Forms that are sent by POST are the script's; the others are pages of their own. */
  function onSubmit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'post') return;
    if (hasFailed) {
      stop(event);
      tellOfMissingScript(form);
    } else {
      hold(event, form, () => form.requestSubmit(event.submitter));
    }
  }

  function onHydrated(): void {
    waiting.abort();
    dataset['script'] = '';
    // React tells it while it is at work, and listens when that is done.
    setTimeout(() => {
      for (const [, repeat] of takeHeld()) repeat();
    });
  }

  function onFailure(): void {
    hasFailed = true;
    // Hides what does nothing now.
    delete dataset['script'];
    for (const [control] of takeHeld()) {
      if (control instanceof HTMLAnchorElement) follow(control);
      if (control instanceof HTMLFormElement) tellOfMissingScript(control);
    }
  }

  addEventListener('click', onClick, listening);
  addEventListener('keydown', onKey, listening);
  addEventListener('submit', onSubmit, listening);
  addEventListener('hydrated', onHydrated, listening);
  addEventListener('unhydrated', onFailure, listening);
  addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLScriptElement) onFailure();
    },
    listening,
  );
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function press(control: HTMLElement): void {
  if (control.isConnected) control.click();
  else if (control instanceof HTMLAnchorElement) follow(control);
}

function follow(link: HTMLAnchorElement): void {
  location.assign(link.href);
}
