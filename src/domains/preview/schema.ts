import { builder } from '../../graphql/builder.ts';
import { previewPrice } from '../../graphql/prices.ts';
import { RichText } from '../rich-text/refs.ts';
import { type PreviewContext, preview } from './service.ts';

const PreviewContextRef = builder.enumType('PreviewContext', {
  description: 'The kinds of texts. They differ in their maximum length.',
  values: {
    POST: { description: 'The text of a post: at most 200,000 characters.' },
    COMMENT: { description: 'A comment: at most 50,000 characters.' },
    WIKI_PAGE: { description: 'The text of a wiki page: at most 200,000 characters.' },
    SEQUENCE: { description: 'The description of a sequence: at most 20,000 characters.' },
    PROFILE: { description: 'The bio of a user: at most 20,000 characters.' },
  } as const satisfies Record<PreviewContext, object>,
});

builder.queryField('preview', (t) =>
  t.field({
    rule: 'text.preview',
    description:
      'A text as the server would show it, with the links of its mentions and wiki links. Nothing is stored and nobody is notified. Null with an error for viewers who may not write. The price grows with the length.',
    type: RichText,
    nullable: true,
    args: {
      markdown: t.arg.string({ required: true, description: 'The text as Markdown.' }),
      context: t.arg({
        type: PreviewContextRef,
        required: true,
        description: 'What the text is for.',
      }),
    },
    complexity: ({ markdown }) => previewPrice(markdown),
    resolve: (_root, args, scope) => preview(scope, args),
  }),
);
