import { plainTitle, titleHtml } from '../content/title.ts';
import type { Types } from './builder.ts';

interface Titled {
  readonly title: string;
}

type FieldBuilder<Row> = PothosSchemaTypes.ObjectFieldBuilder<Types, Row>;

/** A title in the forms that show its formulas, beside the one that was written. */
export function titleFields<Row extends Titled>(t: FieldBuilder<Row>) {
  return {
    titleHtml: t.field({
      type: 'HTML',
      nullable: true,
      description:
        'The title as safe HTML with formulas in MathML. Null if the title has no formulas: use `title` instead.',
      reads: ['title'],
      resolve: ({ title }) => titleHtml(title),
    }),
    plainTitle: t.string({
      description:
        'The title as plain text. Formulas are written with Unicode characters, as in `x² + 1`.',
      reads: ['title'],
      resolve: ({ title }) => plainTitle(title),
    }),
  };
}
