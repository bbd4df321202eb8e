import type { Element, Text } from 'hast';
import { innerText } from './html-tree.ts';

/** Where Unicode has the same signs above and below the line: figures and what stands with them. */
const SIGNS = '0123456789+-−=()';
const FIGURES: Readonly<Record<string, string>> = {
  sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾',
  sub: '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎',
};

/**
 * `<sup>` or `<sub>` of figures as text, which Markdown could say in no other way: 10⁶ would become 106.
 * Null for all else.
 */
export function raisedFigures(element: Element): Text | null {
  const figures = FIGURES[element.tagName];
  const isPlain = element.children.every(({ type }) => type === 'text');
  if (figures === undefined || !isPlain) return null;
  const value = innerText(element);
  const isOfFigures = value !== '' && [...value].every((sign) => SIGNS.includes(sign));
  if (!isOfFigures) return null;
  return {
    type: 'text',
    value: Array.from(value, (sign) => figures[SIGNS.indexOf(sign)]).join(''),
  };
}
