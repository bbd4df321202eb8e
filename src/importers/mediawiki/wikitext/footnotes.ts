import { attributeOf } from '../../fidelity/html-pieces.ts';
import type { Markers } from './markers.ts';

interface Note {
  /** Wikitext, with its templates expanded. */
  text: string;
  references: number;
}

/** Notes beyond it stand in the text, in brackets. */
const MAX_NOTES = 1_000;

/** The notes of a page, in the order in which they are first referred to. */
export class Footnotes {
  readonly #notes: Note[] = [];
  readonly #byName = new Map<string, number>();
  /** Where the list stands; without one it is at the end. */
  #place: string | null = null;

  /** A `<ref>`: what stands in its place. */
  refer(ref: { readonly attributes: string; readonly text: string }, markers: Markers): string {
    const text = ref.text.trim();
    const name = attributeOf(ref.attributes, 'name')?.replace(/\/$/, '').trim() ?? '';
    const group = attributeOf(ref.attributes, 'group') ?? '';
    if (name === '' && text === '') return '';
    const number = this.#numberOf(name === '' ? null : `${group}\n${name}`, text);
    const note = this.#notes[number];
    if (note === undefined) return ` (${text})`;
    if (note.text === '') note.text = text;
    note.references += 1;
    const label = number + 1;
    const id = note.references === 1 ? `fnref${label}` : `fnref${label}:${note.references - 1}`;
    return markers.inline(
      `<sup class="footnote-ref"><a href="#fn${label}" id="${id}">[${label}]</a></sup>`,
    );
  }

  #numberOf(key: string | null, text: string): number {
    const known = key === null ? undefined : this.#byName.get(key);
    if (known !== undefined) return known;
    if (this.#notes.length >= MAX_NOTES) return -1;
    const number = this.#notes.push({ text, references: 0 }) - 1;
    if (key !== null) this.#byName.set(key, number);
    return number;
  }

  /** A `<references>`: what stands in its place. Only the first one counts. */
  place(markers: Markers): string {
    if (this.#place !== null) return '';
    this.#place = markers.block('');
    return `\n${this.#place}\n`;
  }

  /**
   * Writes the list to its place.
   *
   * @param inline makes HTML of the text of a note
   * @returns HTML to be put at the end of the page
   */
  write(markers: Markers, inline: (text: string) => string): string {
    if (this.#notes.length === 0) return '';
    const items: string[] = [];
    // Notes may have notes, which are added to the list meanwhile.
    for (let index = 0; index < this.#notes.length; index += 1) {
      const note = this.#notes[index];
      if (note === undefined) continue;
      const label = index + 1;
      const back = `<a href="#fnref${label}" class="footnote-backref">↩︎</a>`;
      items.push(
        `<li id="fn${label}" class="footnote-item"><p>${inline(note.text)} ${back}</p></li>`,
      );
    }
    const html = `<section class="footnotes"><ol class="footnotes-list">${items.join('\n')}</ol></section>`;
    if (this.#place === null) return html;
    markers.set(this.#place, html);
    return '';
  }
}
