import { builder } from '../../graphql/builder.ts';
import type { SiteCounts as Counts } from '../../request/site-counts.ts';
import type { SiteLimits as Limits } from '../../request/site-limits.ts';
import type { SignInMethods as Methods, SiteSettings } from '../../request/site-settings.ts';

export const Site = builder.objectRef<SiteSettings>('Site');

export const SiteLimits = builder.objectRef<Limits>('SiteLimits');

export const SiteCounts = builder.objectRef<Counts>('SiteCounts');

export const SignInMethods = builder.objectRef<Methods>('SignInMethods');
