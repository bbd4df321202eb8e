import type { RichContent } from '../content/rich-content.ts';
import { once } from '../lib/once.ts';

/** Loaded with the first text that somebody writes: its parsers are a third of the server's code. */
const renderer = once(() => import('../content/render.ts'));

/** What somebody wrote, in every form that is kept. It takes time: do it before a transaction. */
export async function renderText(id: string, markdown: string): Promise<RichContent> {
  const { renderMarkdown } = await renderer();
  return renderMarkdown(markdown, { docId: id });
}
