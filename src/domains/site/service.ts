import { NIL_UUID } from '../../lib/uuid.ts';
import type { Scope } from '../../request/scope.ts';
import type { SiteSettings } from '../../request/site-settings.ts';

/** The site, which has the nil UUID: there is only one. */
export function siteById({ site }: Scope, id: string): SiteSettings | null {
  return id === NIL_UUID ? site : null;
}

declare module '../../access/node-key.ts' {
  interface NodeRows {
    readonly Site: SiteSettings;
  }
}
