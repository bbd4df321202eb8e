import type { AllowedAttribute, IOptions } from 'sanitize-html';

type Attributes = Record<string, AllowedAttribute[]>;

/** What a community's texts may contain, whichever door they come through. Nothing else passes. */
const TEXT_ELEMENTS = [
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'section', 'blockquote', 'pre', 'hr', 'br'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'details', 'summary'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['a', 'img', 'input', 'span', 'strong', 'em', 'b', 'i', 'u', 's', 'del', 'ins', 'mark'],
  ...['small', 'sub', 'sup', 'code', 'kbd', 'samp', 'var', 'q', 'cite', 'abbr', 'dfn', 'time'],
  ...['ruby', 'rb', 'rt', 'rp', 'bdi', 'bdo', 'wbr'],
];

/** Presentation MathML as KaTeX writes it. Never `annotation-xml`, `maction` or `mglyph`. */
const MATH_ELEMENTS = [
  ...['math', 'semantics', 'annotation', 'mrow', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace'],
  ...['mfrac', 'msqrt', 'mroot', 'mstyle', 'mpadded', 'mphantom', 'menclose', 'merror', 'mfenced'],
  ...['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mmultiscripts', 'mprescripts'],
  ...['mtable', 'mtr', 'mtd', 'mlabeledtr'],
];

const PRESENTATION = [
  ...['display', 'displaystyle', 'scriptlevel', 'mathvariant', 'mathcolor', 'mathbackground'],
  ...[
    'mathsize',
    'stretchy',
    'symmetric',
    'fence',
    'separator',
    'largeop',
    'movablelimits',
    'form',
  ],
  ...['accent', 'accentunder', 'lspace', 'rspace', 'minsize', 'maxsize', 'linethickness'],
  ...['width', 'height', 'depth', 'voffset', 'notation', 'linebreak', 'columnalign'],
  ...['columnlines', 'columnspacing', 'rowalign', 'rowlines', 'rowspacing'],
];

const MATH_ATTRIBUTES: Attributes = {
  ...Object.fromEntries(MATH_ELEMENTS.map((name) => [name, PRESENTATION])),
  annotation: [{ name: 'encoding', values: ['application/x-tex'] }],
  math: [{ name: 'xmlns', values: ['http://www.w3.org/1998/Math/MathML'] }, 'display'],
};

const CELL_ATTRIBUTES = ['align', 'colspan', 'rowspan', 'scope'];

const TEXT_ATTRIBUTES: Attributes = {
  '*': ['id', 'lang', 'dir'],
  a: ['href', 'title', 'rel'],
  abbr: ['title'],
  details: ['open'],
  dfn: ['title'],
  img: ['src', 'srcset', 'sizes', 'alt', 'title', 'width', 'height', 'loading'],
  input: ['type', 'disabled', 'checked'],
  li: ['value'],
  ol: ['start', 'reversed', 'type'],
  td: CELL_ATTRIBUTES,
  th: CELL_ATTRIBUTES,
  time: ['datetime'],
};

const CLASSES: NonNullable<IOptions['allowedClasses']> = {
  a: ['footnote-backref'],
  blockquote: ['spoiler'],
  code: [/^language-[\w.+#-]{1,40}$/],
  div: ['spoiler'],
  hr: ['footnotes-sep'],
  li: ['footnote-item', 'task-list-item'],
  mtd: ['mtr-glue', 'mml-eqn-num'],
  ol: ['footnotes-list'],
  section: ['footnotes'],
  span: ['katex'],
  sup: ['footnote-ref'],
};

/**
 * The options of sanitize-html that hold the allow-list; `sanitize.ts` adds the rewriting. The
 * library copies them for each text, so a text without a formula is spared the third that is MathML.
 */
export function allowList({ hasMath }: { readonly hasMath: boolean }): IOptions {
  return {
    allowedTags: hasMath ? [...TEXT_ELEMENTS, ...MATH_ELEMENTS] : TEXT_ELEMENTS,
    allowedAttributes: hasMath ? { ...TEXT_ATTRIBUTES, ...MATH_ATTRIBUTES } : TEXT_ATTRIBUTES,
    allowedClasses: CLASSES,
    allowedSchemes: ['http', 'https', 'mailto', 'ftp'],
    allowedSchemesByTag: { img: ['https'] },
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    selfClosing: ['img', 'br', 'hr', 'input', 'wbr'],
  };
}
