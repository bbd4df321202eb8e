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
    | 'wikiPageId'
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
  const user = /^\/users\/(-?\d{1,15})(?:\/|$)/.exec(pathname)?.[1];
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

/**
 * `/wiki/Title`, `/index.php?title=Title`, `/w/index.php/Title`, `?oldid=3`, `?diff=3`, `?curid=3`, and the special pages
 * that lead to versions. Pages of users lead to their profiles, and discussions to what they are about.
 */
function mediaWiki({ pathname, searchParams }: URL): OldName[] {
  const system = 'mediawiki';
  const path =
    /^\/(?:[\w-]{1,40}\/){0,3}index\.php(?:\/(.{1,1000}))?$/.exec(pathname) ??
    /^\/wiki\/(.{1,1000})$/.exec(pathname);
  if (path === null) return [];
  const number = (name: string) => NUMBER.exec(searchParams.get(name) ?? '')?.[0];
  const written = searchParams.get('title') ?? decodePathPart(path[1] ?? '') ?? '';
  const title = written.replace(/[\s_]+/g, ' ').trim();
  if (title.length > 300 || title.includes('\0')) return [];
  const revision = number('diff') ?? number('oldid') ?? SPECIAL_REVISION.exec(title)?.[1];
  const page = number('curid');
  return [
    ...(revision === undefined
      ? []
      : [{ system, kind: 'revision', externalId: revision } as const]),
    ...(page === undefined ? [] : [{ system, kind: 'wikiPageId', externalId: page } as const]),
    ...titlesLike(title).flatMap((externalId): OldName[] => [
      { system, kind: 'wikiPage', externalId },
      { system, kind: 'alias', externalId },
    ]),
    ...userOf(title).map((externalId): OldName => ({ system, kind: 'user', externalId })),
    ...titlesLike(subjectOf(title)).map((externalId): OldName => {
      return { system, kind: 'wikiPage', externalId };
    }),
  ];
}

const NUMBER = /^\d{1,15}$/;
const SPECIAL_REVISION =
  /^Special:(?:Perma(?:nent)?link|Diff(?:\/\d{1,15})?|Redirect\/revision)\/(\d{1,15})$/i;

/** The title, and with capitals where most wikis have them: at its beginning, and after the namespace. */
function titlesLike(title: string): string[] {
  const [, space = '', name = ''] = /^([^:]+:)(.+)$/.exec(title) ?? [];
  const titles = [capitalised(title), title, capitalised(space) + capitalised(name)];
  return [...new Set(titles)].filter((some) => some !== '');
}

function capitalised(title: string): string {
  const [first = ''] = title;
  return first.toUpperCase() + title.slice(first.length);
}

/** The namespaces of users and of discussions, in English and in the languages of large wikis. */
const USER_SPACE =
  /^(?:user(?: talk)?|benutzer(?:in)?|utilisat(?:eur|rice)|usuari[oa]|usuári[oa]|utente|gebruiker|wikipedysta|wikipedystka|użytkowni(?:k|czka)|участни(?:к|ца)|користувач(?:ка)?|利用者|用户|用戶|使用者|사용자|مستخدم|משתמש|کاربر|käyttäjä|användare|bruker|bruger|uživatel(?:ka)?|redaktor|szerkesztő|utilizator|kullanıcı|χρήστης|thành viên):(.+)$/iu;
const TALK_SPACE =
  /^(?:talk|diskussion|discussion|discusión|discussão|discussione|overleg|dyskusja|обсуждение|обговорення|ノート|讨论|討論|토론|نقاش|שיחה|بحث|keskustelu|diskusjon|diskuse|vita|discuție|tartışma|συζήτηση|thảo luận):(.+)$/iu;

function userOf(title: string): string[] {
  const name = USER_SPACE.exec(title)?.[1]?.trim();
  return name ? [...new Set([capitalised(name), name])] : [];
}

/** What a discussion is about; empty for all else. */
function subjectOf(title: string): string {
  const [, space, name = ''] = /^([^:]+) talk:(.+)$/i.exec(title) ?? [];
  return space === undefined ? (TALK_SPACE.exec(title)?.[1]?.trim() ?? '') : `${space}:${name}`;
}

/**
 * `/posts/ID/slug`, `/posts/ID/slug?commentId=ID`, `/s/ID`, `/s/ID/p/ID`, also with `/sequences`, `/users/slug`, and tags as
 * `/tag/slug`, `/w/slug`, `/wiki/slug` or `/topics/slug`.
 */
function forumMagnum({ pathname, searchParams }: URL): OldName[] {
  const system = 'forummagnum';
  const sequence = /^\/(?:s|sequences)\/(\w{1,40})\/?$/.exec(pathname)?.[1];
  if (sequence !== undefined) return [{ system, kind: 'sequence', externalId: sequence }];
  const [, place, slug = ''] =
    /^\/(users|tag|w|wiki|topics)\/([^/]{1,900})\/?$/.exec(pathname) ?? [];
  const externalId = decodePathPart(slug);
  if (place !== undefined) {
    if (!externalId) return [];
    return [{ system, kind: place === 'users' ? 'userSlug' : 'wikiPageSlug', externalId }];
  }
  const post = /^\/(?:posts|(?:s|sequences)\/\w{1,40}\/p)\/(\w{1,40})(?:\/[^/]*)?\/?$/.exec(
    pathname,
  )?.[1];
  if (post === undefined) return [];
  const comment = /^\w{1,40}$/.exec(searchParams.get('commentId') ?? '')?.[0];
  return [
    ...(comment === undefined ? [] : [{ system, kind: 'comment', externalId: comment } as const]),
    { system, kind: 'post', externalId: post },
  ];
}

/** `/t/slug/5`, `/t/5`, `/t/slug/5/2`, `/c/slug/3`, `/c/slug/slug/3/l/latest`, `/tag/name`, `/tags/name`, `/u/name`, `/users/name`. */
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
  const category = /^\/c\/(?:[^/]+\/){1,3}(\d{1,15})(?:\/(?:l\/\w{1,20}|all|none)){0,2}\/?$/.exec(
    pathname,
  )?.[1];
  if (category !== undefined) {
    return [{ system, kind: 'wikiPage', externalId: `category:${category}` }];
  }
  const [, place, written = ''] = /^\/(tags?|u|users)\/([^/]{1,300})(?:\/|$)/.exec(pathname) ?? [];
  const name = decodePathPart(written)?.normalize('NFC').toLowerCase();
  if (place === undefined || !name || name.includes('\0')) return [];
  return place.startsWith('u')
    ? [{ system, kind: 'user', externalId: name }]
    : [{ system, kind: 'wikiPage', externalId: `tag:${name}` }];
}
