import { NS } from '../namespaces.ts';
import type { Wiki } from '../wiki.ts';

/** A part of a picture that leads somewhere: its shape, and a link. */
const AREA = /^(?:rect|circle|poly)\b[\s\d.,-]*(\[\[?.*\]\]?)\s*$/i;
const DEFAULT = /^default\s+\[\[?([^\]|]*)(?=[\]|]).*\]\]?\s*$/i;

/** The picture of an `<imagemap>`, and a list of where its parts lead. Null for what is none. */
export function imageMapWikitext(inner: string, wiki: Wiki): string | null {
  const [image = '', ...lines] = inner
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [file = '', ...options] = image.split('|');
  const title = file.trim() === '' ? null : wiki.parseTitle(file, NS.file);
  if (title?.ns !== NS.file || !title.name.includes('.')) return null;
  const target = lines.map((line) => DEFAULT.exec(line)?.[1]?.trim()).find(Boolean);
  // Behind an address there are words.
  const place = target?.replace(/^((?:https?:)?\/\/\S+).*$/, '$1');
  const link = place === undefined ? [] : [`link=${place}`];
  const picture = `[[${[title.full, ...link, ...options].join('|')}]]`;
  const areas = [...new Set(lines.flatMap((line) => AREA.exec(line)?.[1] ?? []))];
  return areas.length === 0
    ? picture
    : `\n${picture}\n${areas.map((area) => `* ${area}`).join('\n')}\n`;
}
