/** What a thread of `text-pool.ts` runs. */
export { renderTexts as default } from './texts.ts';
