import { builder } from '../../../graphql/builder.ts';
import { mutation } from '../../../graphql/mutation.ts';
import { PRICES } from '../../../graphql/prices.ts';
import type { SavedDraftRow } from './model.ts';
import { Post } from './refs.ts';
import { discardDraft, saveDraft, savedDraftOf } from './saved-draft-service.ts';
import { postPayload } from './write/schema.ts';

const SavedDraft = builder.objectRef<SavedDraftRow>('SavedDraft').implement({
  description:
    'An unfinished text of a post that the viewer saved with `saveDraft`. It is no version of the post, and nobody else can see it.',
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: 'The number of the draft. It grows with each save.',
    }),
    basedOn: t.exposeInt('basedOn', {
      description: 'The number of the version of the post that the text was made from.',
    }),
    title: t.exposeString('title', { description: 'The title. It can be empty.' }),
    markdown: t.exposeString('markdown', {
      description: 'The text as Markdown. It can be empty.',
      complexity: PRICES.text,
    }),
    linkUrl: t.exposeString('linkUrl', {
      nullable: true,
      description:
        'The web address as the viewer typed it, perhaps unfinished. Null if there is none.',
    }),
    savedAt: t.expose('savedAt', { type: 'DateTime', description: 'When it was saved.' }),
  }),
});

builder.objectField(Post, 'viewerDraft', (t) =>
  t.field({
    description:
      'What the viewer saved with `saveDraft` and has not made part of the post. Null if there is nothing, and for anonymous viewers.',
    type: SavedDraft,
    nullable: true,
    reads: ['id'],
    resolve: ({ id }, _args, scope) => savedDraftOf(scope, id),
  }),
);

mutation('saveDraft', {
  description:
    'Saves your unfinished text of a post, published or not, without changing the post. Nothing is checked but lengths. It replaces what you saved before. `updatePost` makes it part of the post.',
  rule: 'post.edit',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
    basedOn: t.int({
      required: true,
      description: 'The number of the version of the post that you edited.',
    }),
    replaces: t.int({
      description:
        'The `version` of the saved draft that you have. Leave it out if you have none. If there is another one, nothing changes and `userErrors` contains an EditConflict with the text and the `version` of that draft.',
    }),
    title: t.string({
      required: true,
      description: 'The title. At most 300 characters. It can be empty.',
    }),
    markdown: t.string({
      required: true,
      description: 'The text as Markdown. At most 200,000 characters. It can be empty.',
    }),
    linkUrl: t.string({
      description: 'The web address of a post of the kind LINK. At most 2,000 characters.',
    }),
  }),
  resolve: saveDraft,
  payload: postPayload,
});

mutation('discardDraft', {
  description:
    'Deletes your saved draft of a post, unless a newer one was saved. The post does not change.',
  rule: 'post.edit',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
    version: t.int({ required: true, description: 'The `version` of the saved draft.' }),
  }),
  resolve: discardDraft,
  payload: postPayload,
});
