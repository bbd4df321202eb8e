import { builder } from '../../../graphql/builder.ts';
import { PRICES } from '../../../graphql/prices.ts';
import { DiffHunkRef, Revision, RevisionDiffRef } from './refs.ts';

const DiffHunkKindRef = builder.enumType('DiffHunkKind', {
  description: 'What became of a piece of text.',
  values: {
    EQUAL: { description: 'It is in both versions.' },
    INSERT: { description: 'It is only in the newer version.' },
    DELETE: { description: 'It is only in the older version.' },
  },
});

DiffHunkRef.implement({
  description:
    'A piece of text and what became of it. All pieces but the inserted ones, joined, are the older text; all but the deleted ones the newer.',
  fields: (t) => ({
    kind: t.field({
      description: 'What became of it.',
      type: DiffHunkKindRef,
      resolve: ({ kind }) => kind,
    }),
    text: t.exposeString('text', { description: 'The piece, as Markdown.' }),
  }),
});

RevisionDiffRef.implement({
  description: 'The difference between two versions of a text.',
  fields: (t) => ({
    before: t.field({
      description: 'The older version; null when there was none.',
      type: Revision,
      nullable: true,
      resolve: ({ before }) => before,
    }),
    after: t.field({
      description: 'The newer version.',
      type: Revision,
      resolve: ({ after }) => after,
    }),
    hunks: t.field({
      description: 'The Markdown of both versions, word by word.',
      type: [DiffHunkRef],
      complexity: { field: PRICES.textDiff, multiplier: 0 },
      resolve: async (diff) => (await diff.text()).hunks,
    }),
    html: t.string({
      description: 'The newer text as safe HTML, with the changes marked by `ins` and `del`.',
      complexity: PRICES.htmlDiff,
      resolve: (diff) => diff.html(),
    }),
    charsAdded: t.int({
      description: 'Characters of Markdown that are only in the newer version.',
      complexity: PRICES.textDiff,
      resolve: async (diff) => (await diff.text()).charsAdded,
    }),
    charsRemoved: t.int({
      description: 'Characters of Markdown that are only in the older version.',
      complexity: PRICES.textDiff,
      resolve: async (diff) => (await diff.text()).charsRemoved,
    }),
  }),
});
