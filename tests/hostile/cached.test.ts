import { describe } from 'vitest';
import { openStandInCache } from '../support/stand-in-cache.ts';
import { walkThroughCache } from './support/cached-walk.ts';

const cache = await openStandInCache();

describe('a cache that is purged', async () => {
  await walkThroughCache(cache);
});
