import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';

/** The addresses that a text links to, and the text with the words of links in brackets. */
function links(markdown: string) {
  const html = renderMarkdown(markdown).html.replace(/<\/?(?:p|em|s|strong)>|\n$/g, '');
  const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
  return [addresses, html.replace(/<a [^>]*>/g, '[').replaceAll('</a>', ']')];
}

const A = 'https://x.example/a';

it.each([
  [`(${A}.)`, [A], `([${A}].)`],
  [`${A}...`, [A], `[${A}]...`],
  [`${A}!)?`, [A], `[${A}]!)?`],
  [`(see ${A}(b))`, [`${A}(b)`], `(see [${A}(b)])`],
  [`${A})).`, [A], `[${A}])).`],
  [`(www.x.example/a.)`, ['http://www.x.example/a'], '([www.x.example/a].)'],
  [`_${A}_ ~~${A}~~ **${A}**`, [A, A, A], `[${A}] [${A}] [${A}]`],
  [`${A}。（${A}）「${A}」`, [A, A, A], `[${A}]。（[${A}]）「[${A}]」`],
  [`“${A}” ${A}’s '${A}'`, [A, A, A], `“[${A}]” [${A}]’s '[${A}]'`],
  [`${A}?b=1&amp;c=2`, [`${A}?b=1&amp;c=2`], `[${A}?b=1&amp;c=2]`],
  [`${A}&gt; ${A}&amp; ${A}?b&hl;`, [A, A, `${A}?b`], `[${A}]&gt; [${A}]&amp; [${A}?b]&amp;hl;`],
  [`${A}\`b\``, [A], `[${A}]<code>b</code>`],
  [`<${A}.>`, [`${A}.`], `[${A}.]`],
  [`[b](${A}.)`, [`${A}.`], '[b]'],
  ['a@b.example. @a@b.example', ['mailto:a@b.example'], '[a@b.example]. @a@b.example'],
  [`https://x.example:99999/ https:// x${A}`, [], `https://x.example:99999/ https:// x${A}`],
])('%s links to %j', (markdown, addresses, text) => {
  expect(links(markdown)).toEqual([addresses, text]);
});

it('thousands of parentheses cost no more than their number', () => {
  const markdown = `${A}${')'.repeat(200_000)}`;
  expect(links(markdown)[0]).toEqual([A]);
});
