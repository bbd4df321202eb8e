import { subscription } from '../../../graphql/subscription.ts';
import { WikiContribution } from '../revision/refs.ts';
import { wikiContributionById } from '../revision/service.ts';
import { WIKI_PAGE_EDITED } from './events.ts';

subscription('wikiPageEdited', {
  description: 'New versions of a wiki page.',
  kind: WIKI_PAGE_EDITED,
  about: {
    argument: 'pageId',
    description: 'The id of the wiki page, as `WikiPage.id` returns it.',
    kinds: ['WikiPage'],
  },
  load: (scope, { nodeId }) => wikiContributionById(scope, nodeId),
  payload: {
    description: 'An event: a user edited a wiki page.',
    fields: (t) => ({
      contribution: t.field({
        description: 'The new version of the page.',
        type: WikiContribution,
        resolve: ({ node }) => node,
      }),
    }),
  },
});
