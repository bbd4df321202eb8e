import { defaultTreeAdapter, html, parseFragment } from 'parse5';

const flow = defaultTreeAdapter.createElement('div', html.NS.HTML, []);

/** The tree that browsers make of HTML where texts stand on pages. Without a table around them they drop its parts. */
export function parseInPage(text: string) {
  return parseFragment(flow, text, {});
}
