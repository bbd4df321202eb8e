import type { Element, Nodes } from 'hast';
import { MAX_ESCAPES, MAX_INDENTED_LINES, MAX_TABLE_CELLS } from './limits.ts';

/**
 * What it costs to write a tree as Markdown, which says more than HTML does in two places: every line repeats
 * the marks of all lists and quotes around it, and every row has every column. In a third the converter's time
 * grows with the square: characters of one text to be escaped.
 */
export function conversionCost(tree: Nodes): Cost {
  const cost: MutableCost = { indentedLines: 0, cells: 0, escapes: 0 };
  measure(tree, 0, cost);
  return cost;
}

/** Whether trees are too costly to write as one Markdown. */
export function isTooCostly(costs: readonly Cost[]): boolean {
  const sum = (name: 'indentedLines' | 'cells') =>
    costs.reduce((total, cost) => total + cost[name], 0);
  return (
    sum('indentedLines') > MAX_INDENTED_LINES ||
    sum('cells') > MAX_TABLE_CELLS ||
    costs.some(({ escapes }) => escapes > MAX_ESCAPES)
  );
}

export type Cost = Readonly<MutableCost>;

interface MutableCost {
  indentedLines: number;
  cells: number;
  /** Of the text that has most. */
  escapes: number;
}

/** Characters that Markdown may need a backslash before. */
const ESCAPED = /[!#$&()*+\-.<=>[\\\]_`|~]/g;
const CODE = new Set(['pre', 'code']);
const CONTAINERS = new Set(['li', 'blockquote', 'dd', 'dl']);

function measure(node: Nodes, depth: number, cost: MutableCost, isCode = false): void {
  if (node.type === 'text') {
    cost.indentedLines += depth * countOf(/\n|$/g, node.value);
    if (!isCode) cost.escapes = Math.max(cost.escapes, countOf(ESCAPED, node.value));
  } else if (node.type === 'element') {
    const { tagName } = node;
    cost.indentedLines += depth;
    if (tagName === 'table') cost.cells += gridSize(node);
    const inner = CONTAINERS.has(tagName) ? depth + 1 : depth;
    for (const child of node.children) measure(child, inner, cost, isCode || CODE.has(tagName));
  } else if (node.type === 'root') {
    for (const child of node.children) measure(child, depth, cost);
  }
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

/** Rows times the columns of the widest, spanning cells counted in every row that they reach. */
function gridSize(table: Element): number {
  const widths: number[] = [];
  for (const [index, row] of rowsOf(table).entries()) {
    for (const cell of row.children) {
      if (cell.type !== 'element') continue;
      const columns = Number(cell.properties['colSpan'] ?? 1);
      const rows = Number(cell.properties['rowSpan'] ?? 1);
      for (let reached = index; reached < index + rows; reached++) {
        widths[reached] = (widths[reached] ?? 0) + columns;
      }
    }
  }
  return widths.length * widths.reduce((widest, width) => Math.max(widest, width), 0);
}

function rowsOf(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element' || child.tagName === 'table') return [];
    return child.tagName === 'tr' ? [child] : rowsOf(child);
  });
}
