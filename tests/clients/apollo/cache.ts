import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

export const createCache = () =>
  new InMemoryCache({
    // They have no id: without `merge`, one selection of them removes another from the cache.
    possibleTypes: { Part: ['.*Connection$', 'RichText', 'SiteLimits'] },
    typePolicies: {
      Part: { merge: true },
      User: { fields: { comments: relayStylePagination(['orderBy', 'filter']) } },
    },
  });
