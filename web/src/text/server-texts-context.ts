import { createContext } from 'react';
import type { PrepareOptions } from './prepare-html.ts';

/** How the server prepares the texts of a page. */
export interface ServerTexts {
  /** Null for a text that would take too long: a browser prepares it. */
  readonly prepare: (html: string, options: Omit<PrepareOptions, 'address'>) => string | null;
}

/** Null in the browser, which prepares the texts by itself. */
export const ServerTextsContext = createContext<ServerTexts | null>(null);
