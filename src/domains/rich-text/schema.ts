import { builder } from '../../graphql/builder.ts';
import { PRICES } from '../../graphql/prices.ts';
import { DEFAULT_EXCERPT } from './model.ts';
import { RichText } from './refs.ts';
import { excerpt, headings, textForm, wordCount } from './service.ts';

interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

const HeadingRef = builder.objectRef<Heading>('Heading').implement({
  description: 'A heading of a text, for a table of contents.',
  fields: (t) => ({
    level: t.exposeInt('level', { description: '1 to 6, as in `h1` to `h6`.' }),
    id: t.exposeString('id', {
      description: 'The `id` of its element in the HTML: link to `#id`.',
    }),
    text: t.exposeString('text', { description: 'Its words, without markup.' }),
  }),
});

RichText.implement({
  description: 'A text that people wrote. Only the forms that are asked for are read.',
  fields: (t) => ({
    html: t.string({
      description:
        'Safe HTML: rendered when it was written, and sanitised. Formulas are MathML. It can be shown as it is.',
      complexity: PRICES.text,
      resolve: (text, _args, scope) => textForm(scope, text, 'html'),
    }),
    markdown: t.string({
      description: 'What its author typed: CommonMark with tables, footnotes and `$formulas$`.',
      complexity: PRICES.text,
      resolve: (text, _args, scope) => textForm(scope, text, 'markdown'),
    }),
    text: t.string({
      description: 'Plain text, without any markup.',
      complexity: PRICES.text,
      resolve: (text, _args, scope) => textForm(scope, text, 'text'),
    }),
    excerpt: t.string({
      description:
        'The opening words as plain text on one line, cut between words. Spoilers are hidden, and formulas are in plain characters.',
      args: {
        length: t.arg.int({
          description: 'How many characters at the most: 1 to 1,000.',
          defaultValue: DEFAULT_EXCERPT,
        }),
      },
      complexity: PRICES.text,
      resolve: (text, { length }, scope) => excerpt(scope, text, length ?? DEFAULT_EXCERPT),
    }),
    wordCount: t.int({
      description: 'How many words it has.',
      resolve: (text, _args, scope) => wordCount(scope, text),
    }),
    headings: t.field({
      description: 'Its headings in order.',
      type: [HeadingRef],
      // What is below them is on them: how many there are changes nothing.
      complexity: { field: PRICES.headings, multiplier: 0 },
      resolve: (text, _args, scope) => headings(scope, text),
    }),
  }),
});
