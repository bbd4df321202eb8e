import { builder } from '../../graphql/builder.ts';
import type { SiteLimits as Limits } from '../../request/site-limits.ts';
import type { SignInMethods as Methods } from '../../request/site-settings.ts';

export const SiteLimits = builder.objectRef<Limits>('SiteLimits');

export const SignInMethods = builder.objectRef<Methods>('SignInMethods');
