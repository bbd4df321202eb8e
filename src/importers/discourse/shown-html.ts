import { escapeHtml } from '../../content/rich-content.ts';
import { unescapeHtml } from '../../content/unescape-html.ts';
import { linkAddress, pictureAddress } from './addresses.ts';
import type { CookedContext } from './cooked.ts';

/**
 * The HTML of a post as guests see it, without what belongs to the pages of the forum. It is found by patterns, so that
 * what `cleanCooked` loses is missed.
 */
export function shownHtml(cooked: string, { base, hasPollsApart }: CookedContext): string {
  const shown = cooked
    .replace(/<img\s[^>]*class="(?:[^"]* )?(?:avatar|emoji|site-icon)(?: [^"]*)?"[^>]*>/g, '')
    .replace(/<a\s[^>]*class="anchor"[^>]*>/g, '')
    // What leads within the text is named anew.
    .replace(/<a\s[^>]*href="#[^>]*>/g, '')
    .replace(/<p>(?:(?!<\/p>)[\s\S])*?<span class="spoil(?:ed|er)[\s\S]*?<\/p>/g, spoiler)
    .replace(/<div class="spoil(?:ed|er)[^>]*>/g, '<div class="spoiler">')
    .replace(/<(span|div) class="math">([^<]*)<\/\1>/g, (_, element: string, tex: string) =>
      element === 'div' ? formula(`\\[${tex}\\]`) : formula(`\\(${tex}\\)`),
    )
    .replace(/<(?:iframe|video|audio)\s[^>]*?src="([^"]*)"[^>]*>/g, '<a href="$1">')
    .replace(/<div class="video-placeholder-container"[^>]*?src="([^"]*)"[^>]*>/g, '<a href="$1">')
    .replace(/(<a\s(?:[^>]*?\s)?href=")([^"]*)"/g, (_, start: string, href: string) =>
      attribute(start, linkAddress(unescapeHtml(href), base)),
    )
    .replace(/(<img\s(?:[^>]*?\s)?src=")([^"]*)"/g, (_, start: string, src: string) =>
      attribute(start, pictureAddress(unescapeHtml(src), base)),
    );
  return hasPollsApart ? shown.replace(/<li\s[^>]*data-poll-option-id[^>]*>/g, '') : shown;
}

/** A spoiler within a line hides the paragraph. */
function spoiler(paragraph: string): string {
  return `<div class="spoiler">${paragraph.replace(/<span class="spoil(?:ed|er)/g, '<span class="')}</div>`;
}

function formula(tex: string): string {
  return `<span class="math-container">${tex}</span>`;
}

function attribute(start: string, value: string): string {
  return `${start}${escapeHtml(value)}"`;
}
