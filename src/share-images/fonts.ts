import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import opentype, { type Font, type Glyph } from 'opentype.js';
import { onceDone } from '../lib/once.ts';

/** Inter is cut into files by script. The first that has a character draws it. */
const SCRIPTS = [
  'latin',
  'latin-ext',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'vietnamese',
];

/** A typeface in one weight. */
export interface Typeface {
  /** Whether a character can be drawn. */
  has(character: string): boolean;
  /** In the unit of `size`. */
  widthOf(text: string, size: number): number;
  /** The data of an SVG path that starts at a baseline. */
  pathOf(
    text: string,
    at: { readonly x: number; readonly y: number; readonly size: number },
  ): string;
}

export const typefaces = onceDone(async () => {
  const [regular, bold] = await Promise.all([openTypeface(400), openTypeface(700)]);
  return { regular, bold };
});

async function openTypeface(weight: 400 | 700): Promise<Typeface> {
  const fonts = await Promise.all(SCRIPTS.map((script) => openFont(script, weight)));

  const fontOf = (character: string) => fonts.find((font) => font.hasChar(character));

  /** Each character with its glyph and where it stands. Letters of these scripts stand one after the other. */
  function* placed(text: string, size: number) {
    let [x, before] = [0, undefined as { readonly font: Font; readonly glyph: Glyph } | undefined];
    for (const character of text) {
      const font = fontOf(character);
      if (font === undefined) continue;
      const glyph = font.charToGlyph(character);
      const scale = size / font.unitsPerEm;
      if (before?.font === font) x += font.getKerningValue(before.glyph, glyph) * scale;
      const width = (glyph.advanceWidth ?? 0) * scale;
      yield { glyph, x, end: x + width };
      x += width;
      before = { font, glyph };
    }
  }

  return {
    has: (character) => fontOf(character) !== undefined,
    widthOf(text, size) {
      let width = 0;
      for (const { end } of placed(text, size)) width = end;
      return width;
    },
    pathOf(text, { x, y, size }) {
      let path = '';
      for (const letter of placed(text, size)) {
        path += letter.glyph.getPath(x + letter.x, y, size).toPathData(1);
      }
      return path;
    },
  };
}

async function openFont(script: string, weight: number): Promise<Font> {
  const { resolve } = createRequire(import.meta.url);
  const file = await readFile(
    resolve(`@fontsource/inter/files/inter-${script}-${weight}-normal.woff`),
  );
  return opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
}
