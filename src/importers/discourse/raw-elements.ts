import { escapeHtml } from '../../content/rich-content.ts';
import type { Tag } from './raw-tags.ts';

/** HTML around what stands between two tags. */
export interface Around {
  readonly open: string;
  readonly close: string;
}

/** What tags within a line become. */
export const INLINE_ELEMENTS: Readonly<Record<string, (tag: Tag) => Around>> = {
  b: () => element('strong'),
  i: () => element('em'),
  u: () => element('u'),
  s: () => element('s'),
  url: ({ value }) => element('a', { href: value }),
  quote,
  spoiler: () => element('span', { class: 'spoiler' }),
  blur: () => element('span', { class: 'spoiler' }),
};

/** What tags around blocks become, as the forum itself writes it. */
export const BLOCK_ELEMENTS: Readonly<Record<string, (tag: Tag) => Around>> = {
  quote,
  chat: ({ attributes }) => quotation(attributes['quote']?.split(';')[0] ?? '', null),
  spoiler: () => element('div', { class: 'spoiler' }),
  blur: () => element('div', { class: 'spoiler' }),
  details: ({ value }) => {
    const { open, close } = element('details');
    return { open: `${open}<summary>${escapeHtml(value)}</summary>`, close };
  },
  poll: ({ attributes }) =>
    element('div', { class: 'poll', 'data-poll-name': attributes['name'] ?? 'poll' }),
  event: ({ attributes }) =>
    element('div', {
      class: 'discourse-post-event',
      ...Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [`data-${name}`, value]),
      ),
    }),
  grid: () => element('div'),
  wrap: () => element('div'),
};

/** `[quote="Ada B, post:3, topic:4, username:ada"]` */
function quote({ value }: Tag): Around {
  const [name = ''] = value.split(/,\s*(?=(?:post|topic|full|username):)/);
  const [topic, post] = ['topic', 'post'].map(
    (part) => new RegExp(`,\\s*${part}:(\\d{1,15})`).exec(value)?.[1],
  );
  const address = topic === undefined ? null : `/t/${topic}${post === undefined ? '' : `/${post}`}`;
  return quotation(name.trim(), address);
}

function quotation(name: string, address: string | null): Around {
  const link = address === null ? null : element('a', { href: address });
  const who = `${link?.open ?? ''}${escapeHtml(name)}${link?.close ?? ''}:`;
  const title = name === '' ? '' : `<div class="title">${who}</div>`;
  return { open: `<aside class="quote">${title}<blockquote>`, close: '</blockquote></aside>' };
}

export function element(name: string, attributes: Readonly<Record<string, string>> = {}): Around {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeHtml(value)}"`,
  );
  return { open: `<${name}${written.join('')}>`, close: `</${name}>` };
}
