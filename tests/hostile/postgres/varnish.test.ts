import { describe } from 'vitest';
import { isVarnishInstalled } from '../../support/varnish.ts';
import { walkThroughCache } from '../support/cached-walk.ts';
import { openVarnish } from '../support/open-varnish.ts';

describe.runIf(isVarnishInstalled())('Varnish with deploy/varnish.vcl', async () => {
  if (isVarnishInstalled()) await walkThroughCache(await openVarnish());
});
