import { decodePathPart } from './decode-path-part.ts';

/** What another system called a thing: `externalId` and `kind` as its importer stores them. */
export interface OldName {
  /** What the names of its sources begin with. */
  readonly system: 'stackexchange' | 'mediawiki' | 'forummagnum' | 'discourse';
  readonly kind:
    | 'user'
    | 'post'
    | 'comment'
    | 'wikiPage'
    | 'revision'
    | 'alias'
    | 'sequence'
    | 'userSlug'
    | 'wikiPageSlug';
  readonly externalId: string;
}

/** What an address of a system may have led to, the most precise first. Empty for any other address. */
export function oldNamesAt(url: URL): readonly OldName[] {
  return [...stackExchange(url), ...mediaWiki(url), ...forumMagnum(url), ...discourse(url)];
}

/** `/questions/1/title`, `/questions/1/title/2`, `/q/1`, `/a/2`, `/users/1/name`, `/questions/tagged/tag`. */
function stackExchange({ pathname }: URL): OldName[] {
  const system = 'stackexchange';
  const user = /^\/users\/(\d{1,15})(?:\/|$)/.exec(pathname)?.[1];
  if (user !== undefined) return [{ system, kind: 'user', externalId: user }];
  const tag = /^\/(?:questions\/tagged|tags)\/([^/]+)(?:\/info)?\/?$/.exec(pathname)?.[1];
  if (tag !== undefined) {
    const externalId = decodePathPart(tag);
    return externalId === null ? [] : [{ system, kind: 'wikiPage', externalId }];
  }
  const [, post, answer] =
    /^\/(?:questions|q|a)\/(\d{1,15})(?:\/[^/]*)?(?:\/(\d{1,15}))?\/?$/.exec(pathname) ?? [];
  if (post === undefined) return [];
  const comment = (id: string): OldName => {
    return { system, kind: 'comment', externalId: `answer:${id}` };
  };
  return [
    ...(answer === undefined ? [] : [comment(answer)]),
    { system, kind: 'post', externalId: post },
    comment(post),
  ];
}

/** `/index.php?title=Title`, `/w/index.php/Title`, `/index.php?title=Title&oldid=3`. */
function mediaWiki({ pathname, searchParams }: URL): OldName[] {
  const system = 'mediawiki';
  const path = /^\/(?:[\w-]{1,40}\/){0,3}index\.php(?:\/(.{1,1000}))?$/.exec(pathname);
  if (path === null) return [];
  const revision = /^\d{1,15}$/.exec(searchParams.get('oldid') ?? '')?.[0];
  const written = searchParams.get('title') ?? decodePathPart(path[1] ?? '') ?? '';
  const title = written.replace(/[\s_]+/g, ' ').trim();
  const titles = new Set([capitalised(title), title]);
  return [
    ...(revision === undefined
      ? []
      : [{ system, kind: 'revision', externalId: revision } as const]),
    ...[...titles].flatMap((externalId): OldName[] =>
      externalId === '' || externalId.length > 300 || externalId.includes('\0')
        ? []
        : [
            { system, kind: 'wikiPage', externalId },
            { system, kind: 'alias', externalId },
          ],
    ),
  ];
}

function capitalised(title: string): string {
  const [first = ''] = title;
  return first.toUpperCase() + title.slice(first.length);
}

/** `/posts/ID/slug`, `/posts/ID/slug?commentId=ID`, `/s/ID`, `/s/ID/p/ID`, `/users/slug`, `/tag/slug`, `/w/slug`. */
function forumMagnum({ pathname, searchParams }: URL): OldName[] {
  const system = 'forummagnum';
  const sequence = /^\/s\/(\w{1,40})\/?$/.exec(pathname)?.[1];
  if (sequence !== undefined) return [{ system, kind: 'sequence', externalId: sequence }];
  const [, place, slug = ''] = /^\/(users|tag|w)\/([^/]{1,900})\/?$/.exec(pathname) ?? [];
  const externalId = decodePathPart(slug);
  if (place !== undefined) {
    if (!externalId) return [];
    return [{ system, kind: place === 'users' ? 'userSlug' : 'wikiPageSlug', externalId }];
  }
  const post = /^\/(?:posts|s\/\w{1,40}\/p)\/(\w{1,40})(?:\/[^/]*)?\/?$/.exec(pathname)?.[1];
  if (post === undefined) return [];
  const comment = /^\w{1,40}$/.exec(searchParams.get('commentId') ?? '')?.[0];
  return [
    ...(comment === undefined ? [] : [{ system, kind: 'comment', externalId: comment } as const]),
    { system, kind: 'post', externalId: post },
  ];
}

/** `/t/slug/5`, `/t/5`, `/t/slug/5/2`, `/c/slug/3`, `/c/slug/slug/3`, `/tag/name`, `/u/name`. */
function discourse({ pathname }: URL): OldName[] {
  const system = 'discourse';
  const [, topic, post] =
    /^\/t\/(\d{1,15})(?:\/(\d{1,15}))?\/?$/.exec(pathname) ??
    /^\/t\/[^/]+\/(\d{1,15})(?:\/(\d{1,15}))?\/?$/.exec(pathname) ??
    [];
  if (topic !== undefined) {
    return [
      ...(post === undefined
        ? []
        : [{ system, kind: 'comment', externalId: `${topic}/${post}` } as const]),
      { system, kind: 'post', externalId: topic },
    ];
  }
  const category = /^\/c\/(?:[^/]+\/){1,3}(\d{1,15})\/?$/.exec(pathname)?.[1];
  if (category !== undefined) {
    return [{ system, kind: 'wikiPage', externalId: `category:${category}` }];
  }
  const [, place, written = ''] = /^\/(tag|u)\/([^/]{1,300})(?:\/|$)/.exec(pathname) ?? [];
  const name = decodePathPart(written)?.normalize('NFC').toLowerCase();
  if (place === undefined || !name || name.includes('\0')) return [];
  return place === 'u'
    ? [{ system, kind: 'user', externalId: name }]
    : [{ system, kind: 'wikiPage', externalId: `tag:${name}` }];
}
