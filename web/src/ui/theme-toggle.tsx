import { useState } from 'react';

/** Light or dark, against what the system says; remembered in this browser. */
export function ThemeToggle() {
  const [isDark, setDark] = useState(isDarkNow);

  function toggle() {
    const theme = isDark ? 'light' : 'dark';
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem('theme', theme);
    setDark(!isDark);
  }

  return (
    <button type="button" className="theme-toggle" aria-pressed={isDark} onClick={toggle}>
      <span aria-hidden="true">{isDark ? '☀' : '☾'}</span>
      <span className="visually-hidden">Dark mode</span>
    </button>
  );
}

function isDarkNow(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen !== undefined) return chosen === 'dark';
  return matchMedia('(prefers-color-scheme: dark)').matches;
}
