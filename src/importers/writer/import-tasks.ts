import { renderTexts } from './texts.ts';

/** What a thread does for an import. */
export const importThreadTasks = { renderTexts };
