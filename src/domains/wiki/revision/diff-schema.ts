import type { ObjectFieldsShape } from '@pothos/core';
import { siteLinks } from '../../../content/absolute-links.ts';
import { builder, type Types } from '../../../graphql/builder.ts';
import { PRICES } from '../../../graphql/prices.ts';
import type { TextDiff } from './model.ts';
import { DiffHunkRef, Revision, RevisionDiffRef } from './refs.ts';

const DiffHunkKindRef = builder.enumType('DiffHunkKind', {
  description: 'Which of the two texts contains a hunk of a diff.',
  values: {
    EQUAL: { description: 'Both texts contain it.' },
    INSERT: { description: 'Only the newer text contains it.' },
    DELETE: { description: 'Only the older text contains it.' },
  },
});

DiffHunkRef.implement({
  description:
    'A part of the difference between two texts. The EQUAL and DELETE hunks joined give the older text, the EQUAL and INSERT hunks the newer text.',
  fields: (t) => ({
    kind: t.field({
      description: 'Whether only the older text, only the newer text, or both contain this part.',
      type: DiffHunkKindRef,
      resolve: ({ kind }) => kind,
    }),
    text: t.exposeString('text', {
      description: 'The Markdown of this part, from the texts that contain it.',
    }),
  }),
});

/** What every difference has. */
export const diffFields: ObjectFieldsShape<Types, TextDiff> = (t) => ({
  hunks: t.field({
    description: 'The difference of the Markdown, word by word.',
    type: [DiffHunkRef],
    complexity: { field: PRICES.textDiff, multiplier: 0 },
    resolve: async (diff) => (await diff.text()).hunks,
  }),
  html: t.field({
    type: 'HTML',
    description: 'The newer text as safe HTML. `ins` and `del` elements mark the changes.',
    complexity: PRICES.htmlDiff,
    resolve: async (diff, _args, { site }) => siteLinks(await diff.html(), site.url),
  }),
  charsAdded: t.int({
    description: 'The number of Markdown characters that only the newer version has.',
    complexity: PRICES.textDiff,
    resolve: async (diff) => (await diff.text()).charsAdded,
  }),
  charsRemoved: t.int({
    description: 'The number of Markdown characters that only the older version has.',
    complexity: PRICES.textDiff,
    resolve: async (diff) => (await diff.text()).charsRemoved,
  }),
});

RevisionDiffRef.implement({
  description: 'The difference between two versions of a text.',
  fields: (t) => ({
    before: t.field({
      description: 'The older version of the two. Null if the newer one is the first.',
      type: Revision,
      nullable: true,
      resolve: ({ before }) => before,
    }),
    after: t.field({
      description: 'The newer version of the two.',
      type: Revision,
      resolve: ({ after }) => after,
    }),
    ...diffFields(t),
  }),
});
