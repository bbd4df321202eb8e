import { builder } from '../../graphql/builder.ts';
import type { SiteLimits as Limits } from '../../request/site-limits.ts';

export const SiteLimits = builder.objectRef<Limits>('SiteLimits');
