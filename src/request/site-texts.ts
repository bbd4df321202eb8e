import { readFileSync } from 'node:fs';
import { EnvironmentError } from '../env.ts';
import { onceDone } from '../lib/once.ts';

/** A text of the operator as safe HTML; null where there is none. */
export type SiteText = () => Promise<string | null>;

/**
 * Reads a Markdown file that a variable names. It is rendered when it is first asked for: a start need not wait
 * for the parser.
 *
 * @throws EnvironmentError naming the variable and the file
 */
export function siteText(variable: string, file: string): SiteText {
  if (file === '') return async () => null;
  const markdown = contentOf(variable, file);
  return onceDone(async () => {
    const { renderMarkdown } = await import('../content/render.ts');
    return renderMarkdown(markdown, { docId: variable.toLowerCase() }).html;
  });
}

function contentOf(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new EnvironmentError([`${variable}: cannot read ${file}: ${String(cause)}`]);
  }
}
