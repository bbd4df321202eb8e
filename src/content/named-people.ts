import { inlineTokens } from './inline-tokens.ts';

/** `@name`, where no word, address or other `@` runs into it. */
const NAMED = /(?<![\p{L}\p{N}@/._-])@([a-z0-9]+(?:-[a-z0-9]+)*)/giu;

/**
 * The names that a text mentions as `@name`, in lower case, each once, in order of appearance. What
 * stands in code or in a link names nobody, and neither does a text that is too strange to render.
 */
export function namedPeople(markdown: string): string[] {
  if (!markdown.includes('@')) return [];
  const names = plainPassages(markdown).flatMap((text) =>
    [...text.matchAll(NAMED)].map(([, name = '']) => name.toLowerCase()),
  );
  return [...new Set(names)];
}

function plainPassages(markdown: string): string[] {
  let openLinks = 0;
  return inlineTokens(markdown).flatMap(({ type, content }) => {
    if (type === 'link_open') openLinks += 1;
    if (type === 'link_close') openLinks -= 1;
    return type === 'text' && openLinks === 0 ? [content] : [];
  });
}
