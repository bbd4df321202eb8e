import { builder } from '../../graphql/builder.ts';
import { PRICES } from '../../graphql/prices.ts';
import { DEFAULT_EXCERPT } from './model.ts';
import { RichText } from './refs.ts';
import {
  absoluteHtml,
  excerpt,
  headings,
  htmlExcerpt,
  siteHtml,
  textForm,
  wordCount,
} from './service.ts';

interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

const HeadingRef = builder.objectRef<Heading>('Heading').implement({
  description: 'A heading in a text, for a table of contents.',
  fields: (t) => ({
    level: t.exposeInt('level', {
      description: 'The level of the heading: 1 to 6, as in `h1` to `h6`.',
    }),
    anchor: t.exposeString('id', {
      description: 'The `id` attribute of the heading in the HTML. Link to it with `#id`.',
    }),
    text: t.exposeString('text', { description: 'The heading as plain text.' }),
  }),
});

RichText.implement({
  description:
    'A text with formatting, in several formats. The server loads only the formats that the query selects.',
  fields: (t) => ({
    html: t.field({
      description:
        'Safe HTML, which can be shown unchanged. It was rendered and sanitised when the text was written. Formulas are in MathML.',
      type: 'HTML',
      args: {
        absoluteLinks: t.arg.boolean({
          description:
            'Whether links and pictures of this site have absolute addresses, for clients that show the text elsewhere. Default: addresses of this site begin with `/`.',
          defaultValue: false,
        }),
      },
      complexity: PRICES.text,
      resolve: (text, { absoluteLinks }, scope) =>
        absoluteLinks ? absoluteHtml(scope, text) : siteHtml(scope, text),
    }),
    markdown: t.string({
      description:
        'The Markdown that the author wrote: CommonMark with tables, footnotes and `$formulas$`.',
      complexity: PRICES.text,
      resolve: (text, _args, scope) => textForm(scope, text, 'markdown'),
    }),
    text: t.string({
      description: 'The text without any markup.',
      complexity: PRICES.text,
      resolve: (text, _args, scope) => textForm(scope, text, 'text'),
    }),
    excerpt: t.string({
      description:
        'The beginning as plain text on one line, cut between words. Spoilers are hidden. Formulas are written with Unicode characters.',
      args: {
        length: t.arg.int({
          description: 'The maximum number of characters: 1 to 1,000.',
          defaultValue: DEFAULT_EXCERPT,
        }),
      },
      complexity: PRICES.text,
      resolve: (text, { length }, scope) => excerpt(scope, text, length ?? DEFAULT_EXCERPT),
    }),
    excerptHtml: t.field({
      description:
        'The beginning as safe HTML, cut between words, with “…” if there is more. Its elements are closed, formulas are whole, and pictures are left out.',
      type: 'HTML',
      args: {
        length: t.arg.int({
          description: 'The maximum number of characters of text: 1 to 1,000.',
          defaultValue: DEFAULT_EXCERPT,
        }),
      },
      complexity: PRICES.text,
      resolve: (text, { length }, scope) => htmlExcerpt(scope, text, length ?? DEFAULT_EXCERPT),
    }),
    wordCount: t.int({
      description: 'The number of words in the text.',
      resolve: (text, _args, scope) => wordCount(scope, text),
    }),
    headings: t.field({
      description: 'The headings of the text, in order.',
      type: [HeadingRef],
      // What is below them is on them: how many there are changes nothing.
      complexity: { field: PRICES.headings, multiplier: 0 },
      resolve: (text, _args, scope) => headings(scope, text),
    }),
  }),
});
