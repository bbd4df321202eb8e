import { builder } from '../../../graphql/builder.ts';
import { globalIdField } from '../../../graphql/global-id-field.ts';
import { heldAtField, isHeldField } from '../../../graphql/held-fields.ts';
import { PRICES } from '../../../graphql/prices.ts';
import { toOne } from '../../../graphql/selection/to-one.ts';
import { User } from '../../people/user/refs.ts';
import { usersById } from '../../people/user/service.ts';
import { WikiPage } from '../page/refs.ts';
import { wikiPagesById } from '../page/service.ts';
import { DiffHunkRef } from '../revision/refs.ts';
import { HeldWikiEdit } from './refs.ts';
import { hunksOf, markdownOf } from './service.ts';

builder.objectType(HeldWikiEdit, {
  description:
    'A wiki edit that is held for review or was rejected. Only its author and moderators can see it. After approval, it becomes a version of the page.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'HeldWikiEdit'),
    wikiPage: t.field({
      description: 'The page to change. Null if it does not exist yet or was deleted.',
      type: WikiPage,
      nullable: true,
      ...toOne('wikiPageId', wikiPagesById),
    }),
    author: t.field({
      description: 'The user who made the edit.',
      type: User,
      nullable: true,
      ...toOne('authorId', usersById),
    }),
    newTitle: t.exposeString('title', {
      nullable: true,
      description: 'The new title of the page. Null if the title does not change.',
    }),
    newMarkdown: t.string({
      description: 'The new text of the page as Markdown. Null if the text does not change.',
      nullable: true,
      complexity: PRICES.text,
      reads: ['markdown'],
      resolve: (edit, _args, scope) => markdownOf(scope, edit),
    }),
    hunks: t.field({
      description:
        'The difference between the edited version and the new text, word by word. Null if the text does not change, or if moderators hid the edited version.',
      type: [DiffHunkRef],
      nullable: true,
      complexity: { field: PRICES.textDiff, multiplier: 0 },
      reads: ['wikiPageId', 'basedOn', 'markdown'],
      resolve: (edit, _args, scope) => hunksOf(scope, edit),
    }),
    basedOn: t.exposeInt('basedOn', {
      description: 'The number of the version that the author edited. 0 for a new page.',
    }),
    summary: t.exposeString('summary', {
      nullable: true,
      description: 'The author’s summary of the change, for the history. Null if there is none.',
    }),
    isMinor: t.exposeBoolean('isMinor', {
      description: 'Whether the author marked the edit as minor.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When this was created.' }),
    isHeld: isHeldField(t, 'Whether the edit is held for review. False after a rejection.'),
    heldAt: heldAtField(t, 'was created or last changed'),
  }),
});
