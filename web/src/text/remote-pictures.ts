import { giveFocus } from '../ui/give-focus.ts';
import { parseAddress } from './address.ts';

const CLASS = 'picture-button';

/**
 * Puts a link in the place of every picture of another site. Opening a page so tells no other site who
 * reads it, and nothing jumps when a picture comes late: the reader asks for it. A picture whose address
 * cannot be read becomes its description.
 *
 * @param page the address of the page
 */
export function holdBackPictures(content: ParentNode, page: string): void {
  const { origin } = new URL(page);
  for (const image of content.querySelectorAll('img')) {
    const address = parseAddress(image.getAttribute('src') ?? '', page);
    if (address?.origin === origin) continue;
    const link = image.closest('a');
    const isAlone = link?.textContent?.trim() === '';
    const alt = image.getAttribute('alt') ?? '';
    const shown = address === null ? alt : pictureLink(image, address, link !== null && !isAlone);
    (isAlone ? link : image)?.replaceWith(shown);
  }
}

/** The picture that a click asks for, if it was one on such a link. */
export function clickedPicture(target: Element): HTMLElement | null {
  return target.closest<HTMLElement>(`.${CLASS}`);
}

/** Puts the picture in the place of its link, the focus included. */
export function showPicture(link: HTMLElement): void {
  const { src = '', alt = '' } = link.dataset;
  const image = document.createElement('img');
  Object.assign(image, { src, alt });
  link.replaceWith(image);
  giveFocus(image);
}

/** Inside another link it is a button: links cannot be nested. */
function pictureLink(image: Element, { href, host }: URL, isInLink: boolean): HTMLElement {
  const alt = image.getAttribute('alt') ?? '';
  const link = image.ownerDocument.createElement(isInLink ? 'button' : 'a');
  link.className = CLASS;
  if (isInLink) link.setAttribute('type', 'button');
  else {
    link.setAttribute('href', href);
    link.setAttribute('rel', 'nofollow ugc noopener noreferrer');
  }
  link.setAttribute('data-src', href);
  link.setAttribute('data-alt', alt);
  link.textContent = `Show picture from ${host}${alt === '' ? '' : `: ${alt}`}`;
  return link;
}
