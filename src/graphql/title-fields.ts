import { plainTitle, titleHtml } from '../content/title.ts';
import type { Types } from './builder.ts';

interface Titled {
  readonly title: string;
}

type FieldBuilder<Row> = PothosSchemaTypes.ObjectFieldBuilder<Types, Row>;

/** A title in the forms that show its formulas, beside the one that was written. */
export function titleFields<Row extends Titled>(t: FieldBuilder<Row>) {
  return {
    titleHtml: t.string({
      nullable: true,
      description:
        'Its title as safe HTML, with formulas in MathML. Null for a title without formulas: `title` can be shown then.',
      reads: ['title'],
      resolve: ({ title }) => titleHtml(title),
    }),
    plainTitle: t.string({
      description: 'Its title with formulas in plain characters, as in `x² + 1`.',
      reads: ['title'],
      resolve: ({ title }) => plainTitle(title),
    }),
  };
}
