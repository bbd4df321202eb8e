import {
  attributeOf,
  type ForeignElement,
  type ForeignNode,
  findIn,
  hasClass,
  newElement,
  parseForeign,
  textOf,
} from './foreign-tree.ts';
import { readTex } from './tex-source.ts';

/**
 * What stands in the place of a formula as MathJax draws it: one marked for `renderMarkedFormulas`, or MathML. Empty for
 * what is drawn beside its source, null for all else.
 */
export function foreignFormula(element: ForeignElement): ForeignNode[] | null {
  if (element.tagName === 'script') return ofScript(element);
  if (hasClass(element, 'MathJax_Preview')) return scriptBeside(element) ? [] : null;
  if (hasClass(element, 'MathJax', 'MathJax_Display', 'MathJax_CHTML', 'MathJax_SVG')) {
    if (scriptBeside(element)) return [];
    return ofTex(element) ?? ofMathMl(element);
  }
  if (element.tagName === 'mjx-container' || hasClass(element, ...DRAWN)) {
    return ofTex(element) ?? ofMathMl(element);
  }
  return null;
}

/** Elements with what version 2 of MathJax draws, on a server or in an editor. */
const DRAWN = ['math-tex', 'mjpage', 'mjx-chtml'];

function ofScript(script: ForeignElement): ForeignNode[] | null {
  const type = attributeOf(script, 'type') ?? '';
  if (!type.startsWith('math/tex')) return null;
  return [marked(textOf(script), type.includes('display'))];
}

/** Whether a script that holds the formula stands behind what is drawn of it. */
function scriptBeside({ parentNode }: ForeignElement): boolean {
  const siblings = parentNode?.childNodes ?? [];
  return siblings.some(
    (sibling) =>
      'tagName' in sibling &&
      sibling.tagName === 'script' &&
      (attributeOf(sibling, 'type') ?? '').startsWith('math/tex'),
  );
}

/** The TeX that a label has for those who cannot see the formula, or that no script has drawn yet. */
function ofTex(element: ForeignElement): ForeignNode[] | null {
  const isDisplay =
    attributeOf(element, 'display') === 'true' ||
    findIn(element, (inner) => hasClass(inner, 'MJXc-display', 'mjpage__block')) !== undefined;
  const labelled = findIn(element, (inner) => texOfLabel(inner) !== undefined);
  const tex = labelled && texOfLabel(labelled);
  if (tex !== undefined) return [marked(tex, isDisplay)];
  const annotation = findIn(element, ({ tagName }) => tagName === 'annotation');
  if (annotation !== undefined) return [marked(textOf(annotation), isDisplay)];
  const isDrawn = element.childNodes.some((child) => 'tagName' in child);
  if (!hasClass(element, 'math-tex') || isDrawn) return null;
  const source = readTex(textOf(element));
  return source.tex === '' ? null : [marked(source.tex, source.isDisplay)];
}

function texOfLabel(element: ForeignElement): string | undefined {
  const isFormula = element.tagName === 'mjx-math' || hasClass(element, 'mjx-math');
  const tex =
    attributeOf(element, 'data-latex') ??
    (isFormula ? attributeOf(element, 'aria-label') : undefined);
  return tex?.trim() === '' ? undefined : tex;
}

function ofMathMl(element: ForeignElement): ForeignNode[] | null {
  const math = findIn(element, ({ tagName }) => tagName === 'math');
  if (math !== undefined) return [math];
  const source = attributeOf(element, 'data-mathml');
  if (source === undefined) return null;
  return parseForeign(source)?.childNodes.slice() ?? null;
}

function marked(tex: string, isDisplay: boolean): ForeignElement {
  const [kind, open, close] = isDisplay ? ['display', '\\[', '\\]'] : ['inline', '\\(', '\\)'];
  return newElement('span', { class: `math ${kind}` }, [`${open}${tex}${close}`]);
}
