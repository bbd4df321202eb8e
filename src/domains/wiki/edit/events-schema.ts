import { subscription } from '../../../graphql/subscription.ts';
import { WikiContribution } from '../revision/refs.ts';
import { wikiContributionById } from '../revision/service.ts';
import { WIKI_PAGE_EDITED } from './events.ts';

subscription('wikiPageEdited', {
  description: 'Versions of a wiki page, as they are written.',
  kind: WIKI_PAGE_EDITED,
  about: { argument: 'page', description: 'The id of the wiki page.', kinds: ['WikiPage'] },
  load: (scope, { nodeId }) => wikiContributionById(scope, nodeId),
  payload: {
    description: 'That a new version of a wiki page was written.',
    fields: (t) => ({
      contribution: t.field({
        description: 'The version.',
        type: WikiContribution,
        resolve: ({ node }) => node,
      }),
    }),
  },
});
