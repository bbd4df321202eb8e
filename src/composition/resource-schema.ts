import { nodeKeyOrError } from '../access/node-ids.ts';
import type { NodeKind } from '../access/node-key.ts';
import { postBySlug } from '../domains/discussion/post/service.ts';
import { sequenceBySlug } from '../domains/discussion/sequence/service.ts';
import { userByName } from '../domains/people/user/service.ts';
import { wikiPageBySlug } from '../domains/wiki/page/service.ts';
import { branded, brandedNode } from '../graphql/branded-node.ts';
import { builder } from '../graphql/builder.ts';
import { parseWebUrl } from '../lib/parse-url.ts';
import { placeAt, type SitePlace } from '../lib/site-paths.ts';
import { type Scope, scopeOfKind } from '../request/scope.ts';

builder.queryField('resource', (t) =>
  t.field({
    rule: 'public',
    description:
      'The object that the page with this address shows. Former usernames, slugs and titles lead to it, too. Null for addresses of other sites, of pages that show no object, and if the viewer may not see it.',
    type: builder.nodeInterfaceRef(),
    nullable: true,
    args: {
      url: t.arg({
        type: 'URL',
        required: true,
        description: 'An absolute address, or a path that begins with `/`.',
      }),
    },
    resolve: (_root, { url }, scope) => resourceAt(scope, url),
  }),
);

async function resourceAt(scope: Scope, text: string): Promise<object | null> {
  const url = ownAddress(text, scope.siteUrl());
  const place = url && placeAt(url);
  return place && findPlace(scope, place);
}

/** The address as it is from the root of the site on. Null for one of another site, and for what is no address. */
function ownAddress(text: string, siteUrl: string): URL | null {
  const { host, pathname } = new URL(`${siteUrl}/`);
  const address = /^\/(?![/\\])/.test(text) ? siteUrl + text : text;
  const url = parseWebUrl(address, siteUrl);
  if (url?.host !== host || !url.pathname.startsWith(pathname)) return null;
  url.pathname = url.pathname.slice(pathname.length - 1);
  return url;
}

async function findPlace(scope: Scope, place: SitePlace): Promise<object | null> {
  switch (place.kind) {
    case 'user':
      return branded('User', await userByName(scopeOfKind(scope, 'User'), place.name));
    case 'post':
      return branded('Post', await postBySlug(scopeOfKind(scope, 'Post'), place.name));
    case 'sequence':
      return branded('Sequence', await sequenceBySlug(scopeOfKind(scope, 'Sequence'), place.name));
    case 'comment':
      return nodeOfKind(scope, 'Comment', place.id);
    case 'wikiPage':
      return wikiPlace(scope, place.name, place.contributionId);
  }
}

/** A version of the page that the address names, or the page. */
async function wikiPlace(scope: Scope, slug: string, version: string | null) {
  const [page, contribution] = await Promise.all([
    wikiPageBySlug(scopeOfKind(scope, 'WikiPage'), slug),
    version === null ? null : nodeOfKind(scope, 'WikiContribution', version),
  ]);
  if (page === null) return null;
  return contribution ?? branded('WikiPage', page);
}

/** Null if the text is no id, or one of another type. */
async function nodeOfKind(scope: Scope, kind: NodeKind, text: string): Promise<object | null> {
  const key = nodeKeyOrError(scope, text, 'url');
  return key instanceof Error || key.kind !== kind ? null : brandedNode(scope, key);
}
