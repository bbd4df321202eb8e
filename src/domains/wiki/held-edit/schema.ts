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
    'A change to the wiki that waits for review or was rejected. Only its author and moderators see it. Once it is approved, it is a version of its page instead.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: globalIdField(t, 'HeldWikiEdit'),
    wikiPage: t.field({
      description: 'The page; null for a page that does not exist yet, or was deleted.',
      type: WikiPage,
      nullable: true,
      ...toOne('wikiPageId', wikiPagesById),
    }),
    author: t.field({
      description: 'The person who made it.',
      type: User,
      nullable: true,
      ...toOne('authorId', usersById),
    }),
    newTitle: t.exposeString('title', {
      nullable: true,
      description: 'The new title of the page; null when the title does not change.',
    }),
    newMarkdown: t.string({
      description: 'The new text of the page; null when the text does not change.',
      nullable: true,
      complexity: PRICES.text,
      reads: ['markdown'],
      resolve: (edit, _args, scope) => markdownOf(scope, edit),
    }),
    hunks: t.field({
      description:
        'The Markdown of the version that the text was made from and the new text, word by word; null when the text does not change.',
      type: [DiffHunkRef],
      nullable: true,
      complexity: { field: PRICES.textDiff, multiplier: 0 },
      reads: ['wikiPageId', 'basedOn', 'markdown'],
      resolve: (edit, _args, scope) => hunksOf(scope, edit),
    }),
    basedOn: t.exposeInt('basedOn', {
      description: 'The number of the version that the text was made from; 0 for a new page.',
    }),
    summary: t.exposeString('summary', {
      nullable: true,
      description: 'What its author says of the change, for the history; null when nothing.',
    }),
    isMinor: t.exposeBoolean('isMinor', { description: 'Whether its author calls it minor.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    isHeld: isHeldField(t, 'Whether it waits for review; false once it was rejected.'),
    heldAt: heldAtField(t, 'was made or last changed'),
  }),
});
