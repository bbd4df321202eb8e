import { giveFocus } from '../ui/give-focus.ts';
import { parseAddress } from './address.ts';

/**
 * Puts a button in the place of every picture of another site. Opening a page so tells no other site
 * who reads it, and nothing jumps when a picture comes late: the reader asks for it. A picture whose
 * address cannot be read becomes its description.
 */
export function holdBackPictures(content: DocumentFragment): void {
  for (const image of content.querySelectorAll('img')) {
    const address = parseAddress(image.src);
    if (address?.origin === location.origin) continue;
    const link = image.closest('a');
    const isAlone = link?.textContent?.trim() === '';
    const shown = address === null ? image.alt : pictureButton(image, address.host);
    (isAlone ? link : image)?.replaceWith(shown);
  }
}

/** Puts the picture in the place of its button, the focus included. */
export function showPicture(button: HTMLButtonElement): void {
  const { src, alt = '' } = button.dataset;
  if (src === undefined) return;
  const image = document.createElement('img');
  Object.assign(image, { src, alt });
  button.replaceWith(image);
  giveFocus(image);
}

function pictureButton(image: HTMLImageElement, host: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'picture-button';
  button.dataset['src'] = image.src;
  button.dataset['alt'] = image.alt;
  button.textContent = `Show picture from ${host}${image.alt === '' ? '' : `: ${image.alt}`}`;
  return button;
}
