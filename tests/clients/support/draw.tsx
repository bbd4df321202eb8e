import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished, vi } from 'vitest';

/** How long a page of a list may take, in ms. */
const PATIENCE = 15_000;

/** A component on a page of its own. */
export interface Drawn {
  /** The texts of the articles that it shows. */
  articles(): string[];
  has(button: string): boolean;
  /** Clicks a button and waits until other articles are shown. */
  press(button: string): Promise<void>;
  /** Clicks a button until it is gone. */
  pressToTheEnd(button: string): Promise<void>;
}

/** Draws an element and waits until it shows an article. */
export async function draw(element: ReactNode): Promise<Drawn> {
  const frame = document.body.appendChild(document.createElement('div'));
  const root = createRoot(frame);
  onTestFinished(() => {
    root.unmount();
    frame.remove();
  });
  root.render(element);

  const articles = () =>
    [...frame.querySelectorAll('article')].map((article) => article.textContent ?? '');
  const button = (name: string) =>
    [...frame.querySelectorAll('button')].find(({ textContent }) => textContent === name);

  async function press(name: string): Promise<void> {
    const before = articles().join();
    button(name)?.click();
    await vi.waitUntil(() => articles().length > 0 && articles().join() !== before, PATIENCE);
  }

  await vi.waitUntil(() => articles().length > 0, PATIENCE);
  return {
    articles,
    has: (name) => button(name) !== undefined,
    press,
    async pressToTheEnd(name) {
      while (button(name) !== undefined) await press(name);
    },
  };
}
