import { useSyncExternalStore } from 'react';

/** Light or dark, against what the system says; remembered in this browser. */
export function ThemeToggle() {
  const isDark = useSyncExternalStore(subscribe, isDarkNow, isDarkOnServer);

  function toggle() {
    const theme = isDark ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = theme;
    for (const notify of listeners) notify();
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // A browser may refuse it. Then the choice lasts as long as the page.
    }
  }

  return (
    <button type="button" className="theme-toggle" aria-pressed={isDark} onClick={toggle}>
      <span className="theme-sign" aria-hidden="true" />
      <span className="visually-hidden">Dark mode</span>
    </button>
  );
}

const listeners = new Set<() => void>();

function subscribe(notify: () => void) {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

function isDarkNow(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen !== undefined) return chosen === 'dark';
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The server does not know what the reader's system says. */
function isDarkOnServer(): boolean {
  return false;
}
