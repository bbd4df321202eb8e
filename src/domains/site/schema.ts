import { builder } from '../../graphql/builder.ts';
import { LARGEST_PAGE_SIZE } from '../../loaders/page-request.ts';
import type { SiteSettings } from '../scope.ts';

const Site = builder.objectRef<SiteSettings>('Site').implement({
  description: 'The community and the limits of its server.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called.' }),
    description: t.exposeString('description', { description: 'What it is about.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where people read it.' }),
    costLimit: t.exposeInt('costLimit', {
      description:
        'The most that one operation may cost: a point for each object that it may answer with.',
    }),
    largestPage: t.int({
      description: 'The most that `first` and `last` may ask for.',
      resolve: () => LARGEST_PAGE_SIZE,
    }),
  }),
});

builder.queryField('site', (t) =>
  t.field({
    rule: 'public',
    description: 'The community and the limits of its server.',
    type: Site,
    resolve: (_root, _args, scope) => scope.site,
  }),
);
