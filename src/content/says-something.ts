import { hasVisibleCharacter } from './clean-text.ts';
import { previewOf } from './preview.ts';

/** Whether a reader sees anything of a rendered text: a word, a sign, a formula or a picture. */
export function saysSomething({ text, html }: { readonly text: string; readonly html: string }) {
  if (html.includes('<img ')) return true;
  if (!hasVisibleCharacter(text)) return false;
  // The text has the TeX of formulas, also of those that show nothing.
  return (
    hasVisibleCharacter(text.replace(FORMULAS, '')) || hasVisibleCharacter(previewOf(html) ?? text)
  );
}

const FORMULAS = /\$[^$]*\$/g;
