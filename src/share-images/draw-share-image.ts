import sharp from 'sharp';
import { type Typeface, typefaces } from './fonts.ts';
import { SHARE_IMAGE_SIZE, type ShareText } from './share-text.ts';

const MARGIN = 80;
const LINE_WIDTH = SHARE_IMAGE_SIZE.width - 2 * MARGIN;
/** Sizes of titles in pixels, with the number of lines that fit: the largest that holds all words is taken. */
const TITLES = [
  { size: 84, lines: 3 },
  { size: 68, lines: 4 },
  { size: 56, lines: 5 },
];
const SMALL = 34;
const COLOURS = { paper: '#fbfaf7', ink: '#1d1c1a', quiet: '#5f5b53', accent: '#2f6f62' };

sharp.cache(false);
sharp.concurrency(1);
// All that is decoded is what stands below.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });

/** Draws the image that other sites show beside a link, as PNG. Null when no font here has any letter of its title. */
export async function drawShareImage(text: ShareText): Promise<Uint8Array | null> {
  const { regular, bold } = await typefaces();
  const title = drawable(text.title, bold);
  if (title === '') return null;
  const { width, height } = SHARE_IMAGE_SIZE;
  const { lines, size } = layOut(title, bold);
  const lineHeight = size * 1.2;
  // In the middle between the small lines above and below it.
  const top = (height - lines.length * lineHeight) / 2 + size * 0.9;
  const paths = [
    pathElement(COLOURS.accent, oneLine(text.siteName, bold, { y: MARGIN + SMALL, size: SMALL })),
    ...lines.map((line, index) =>
      pathElement(COLOURS.ink, bold.pathOf(line, { x: MARGIN, y: top + index * lineHeight, size })),
    ),
    pathElement(COLOURS.quiet, oneLine(text.byline, regular, { y: height - MARGIN, size: SMALL })),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="${COLOURS.paper}"/>
<rect width="16" height="100%" fill="${COLOURS.accent}"/>
${paths.join('\n')}
</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64 }).toBuffer();
}

/** The text without what no font here has: pictograms, and letters of many scripts. */
function drawable(text: string, typeface: Typeface): string {
  return [...text.normalize('NFC').replaceAll(/\s+/g, ' ')]
    .filter((character) => typeface.has(character))
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

function oneLine(
  text: string,
  typeface: Typeface,
  at: { readonly y: number; readonly size: number },
): string {
  const line = shortened(drawable(text, typeface), typeface, at.size);
  return typeface.pathOf(line, { x: MARGIN, ...at });
}

interface Layout {
  readonly lines: readonly string[];
  readonly size: number;
}

function layOut(title: string, typeface: Typeface): Layout {
  const layouts = TITLES.map(({ size, lines: most }) => {
    const lines = linesOf(title, typeface, size);
    return { lines, size, most };
  });
  const fitting = layouts.find(({ lines, most }) => lines.length <= most);
  if (fitting !== undefined) return fitting;
  const { size = 0, lines: most = 0 } = TITLES.at(-1) ?? {};
  const lines = linesOf(title, typeface, size);
  const rest = lines.slice(most - 1).join(' ');
  return { size, lines: [...lines.slice(0, most - 1), shortened(rest, typeface, size)] };
}

/** Breaks a text between words, and within a word only when it is longer than a line. */
function linesOf(text: string, typeface: Typeface, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => partsOf(each, typeface, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (typeface.widthOf(longer, size) <= LINE_WIDTH) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
  }
  return [...lines, line];
}

function partsOf(word: string, typeface: Typeface, size: number): string[] {
  if (typeface.widthOf(word, size) <= LINE_WIDTH) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (typeface.widthOf(part + character, size) > LINE_WIDTH) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** As much of a text as fits into a line, with an ellipsis when that is not all. */
function shortened(text: string, typeface: Typeface, size: number): string {
  if (typeface.widthOf(text, size) <= LINE_WIDTH) return text;
  let short = text;
  while (short !== '' && typeface.widthOf(`${short}…`, size) > LINE_WIDTH) {
    short = [...short].slice(0, -1).join('');
  }
  return `${short.trimEnd()}…`;
}

function pathElement(colour: string, path: string): string {
  return path === '' ? '' : `<path fill="${colour}" d="${path}"/>`;
}
