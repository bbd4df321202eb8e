import { typedQuery } from '../typed-query.ts';
import { pageKind } from './page.ts';

/** For administrators. For all others there is no such page. */
export const ADMIN_PAGE = pageKind({
  path: /^\/admin\/?$/,
  script: 'admin-page',
  operation: 'adminPageQuery',
  query: typedQuery('query AdminHead { viewer { administration { startedAt } } site { name } }'),
  facts: ({ viewer, site }) =>
    viewer.administration === null
      ? null
      : {
          title: 'Administration',
          description: `What the operators of ${site.name} want to know.`,
          path: '/admin',
          type: 'website',
          isUnlisted: true,
        },
});
