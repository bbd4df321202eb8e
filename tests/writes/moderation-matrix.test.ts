import { randomUUID } from 'node:crypto';
import { describe, it } from 'vitest';
import type { Action } from '../../src/access/rule.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';
import { expectVerdicts } from './expect-verdicts.ts';

const api = await openTestApi({ WRITE_LIMITS: 'off' });
const { seed, database } = api;

const author = await member(api, 'author');
const banned = { bannedUntil: new Date(Date.now() + 3_600_000) };
const viewers = {
  anonymous: api,
  stranger: await member(api, 'stranger'),
  author,
  trusted: await member(api, 'trusted', { role: 'TRUSTED' }),
  moderator: await member(api, 'moderator', { role: 'MODERATOR' }),
  admin: await member(api, 'admin', { role: 'ADMIN' }),
  reader: await member(api, 'reader', { role: 'MODERATOR', scope: 'READ' }),
  banned: await member(api, 'banned', banned),
} as const;
type Who = keyof typeof viewers;

const EVERYBODY: readonly Who[] = ['stranger', 'author', 'trusted', 'moderator', 'admin'];
const TRUSTED: readonly Who[] = ['trusted', 'moderator', 'admin'];
const MODERATORS: readonly Who[] = ['moderator', 'admin'];
const NOBODY: readonly Who[] = [];

const now = new Date();
const PICTURE = { avatarUrl: 'https://pictures.example/cat.png' };
let people = 0;

/** Makes a new object for each action. */
const MAKE = {
  shownPost: () => post({}),
  draft: () => post({ publishedAt: null }),
  lockedPost: () => post({ lockedAt: now }),
  pinnedPost: () => post({ pinnedAt: now }),
  curatedPost: () => post({ curatedAt: now }),
  pinnedDraft: () => post({ publishedAt: null, pinnedAt: now, curatedAt: now }),
  hiddenPost: () => post({ hiddenAt: now, hiddenWhy: 'HIDDEN' }),
  heldPost: () => post({ hiddenAt: now, hiddenWhy: 'HELD' }),
  shownComment: () => comment({}),
  heldComment: () => comment({ hiddenAt: now, hiddenWhy: 'HELD' }),
  page: () => page({}),
  protectedPage: () => page({ protectedAt: now }),
  deletedPage: () => page({ deletedAt: now }),
  mergedPage: async () => page({ mergedIntoId: (await seed.wikiPage()).id }),
  formerVersion: () => version({}),
  hiddenVersion: () => version({ hiddenAt: now }),
  currentVersion: currentVersion,
  member: () => person({}),
  bannedMember: () => person(banned),
  otherModerator: () => person({ role: 'MODERATOR' }),
  otherAdmin: () => person({ role: 'ADMIN' }),
  memberWithPicture: () => person(PICTURE),
  moderatorWithPicture: () => person({ role: 'MODERATOR', ...PICTURE }),
  adminWithPicture: () => person({ role: 'ADMIN', ...PICTURE }),
  report: () => report({}),
  ownReport: () => report({ reporterId: author.user.id }),
  resolvedReport: () => report({ resolvedAt: now, resolution: 'Done' }),
} satisfies Record<string, () => Promise<string>>;

async function post(more: object): Promise<string> {
  return encodeGlobalId('Post', (await seed.post({ author: author.user, more })).id);
}

async function comment(more: object): Promise<string> {
  const on = await seed.post({ author: viewers.stranger.user });
  const row = await seed.comment({ on, author: author.user, more });
  return encodeGlobalId('Comment', row.id);
}

async function page(more: object): Promise<string> {
  const title = `Page ${randomUUID()}`;
  const row = await seed.wikiPage({ author: author.user, title, more });
  return encodeGlobalId('WikiPage', row.id);
}

async function version(more: object): Promise<string> {
  const of = await seed.wikiPage({ author: author.user });
  await seed.revision({ of, author: author.user });
  const id = of.currentRevisionId ?? '';
  await database.prisma.revision.update({ where: { id }, data: more });
  return encodeGlobalId('WikiContribution', id);
}

async function currentVersion(): Promise<string> {
  const { currentRevisionId } = await seed.wikiPage({ author: author.user });
  return encodeGlobalId('WikiContribution', currentRevisionId ?? '');
}

async function person(more: object): Promise<string> {
  people += 1;
  return encodeGlobalId('User', (await seed.user(`person${people}`, more)).id);
}

async function report(more: object): Promise<string> {
  const data = { userId: viewers.stranger.user.id, reason: 'Spam', ...more };
  return encodeGlobalId('Report', (await database.prisma.report.create({ data })).id);
}

interface Case {
  readonly action: Action;
  readonly on: keyof typeof MAKE;
  readonly by: readonly Who[];
  /** Who does not see the object. They get the same answer as for an id that does not exist. */
  readonly blind?: readonly Who[];
  /** Whether moderators get ALREADY_DONE. */
  readonly isDone?: true;
  readonly act: (id: string) => string;
}

const onPost = (name: string) => (id: string) =>
  `${name}(input: { postId: ${id}, reason: "x" }) { post { id } }`;
const approve = (id: string) =>
  `approveText(input: { subjectId: ${id}, heldAt: "${now.toISOString()}", reason: "x" }) { clientMutationId }`;
const reject = (id: string) =>
  `rejectText(input: { subjectId: ${id}, reason: "x" }) { clientMutationId }`;
const onPage = (name: string) => (id: string) =>
  `${name}(input: { pageId: ${id}, reason: "x" }) { wikiPage { id } }`;
const merge = (id: string) =>
  `mergeWikiPages(input: { sourceId: ${id}, targetId: ${JSON.stringify(target)}, reason: "x" }) { wikiPage { id } }`;
const onVersion = (name: string) => (id: string) =>
  `${name}(input: { contributionId: ${id}, reason: "x" }) { contribution { id } }`;
const edit = (id: string) =>
  `editWikiPage(input: { pageId: ${id}, basedOn: 1, markdown: "New" }) { wikiPage { id } }`;
const rename = (id: string) =>
  `renameWikiPage(input: { pageId: ${id}, title: "T${randomUUID()}" }) { wikiPage { id } }`;
const ban = (id: string) =>
  `banUser(input: { userId: ${id}, until: "2999-01-01T00:00:00Z", reason: "x" }) { user { id } }`;
const unban = (id: string) => `unbanUser(input: { userId: ${id}, reason: "x" }) { user { id } }`;
const note = (name: string) => (id: string) =>
  `${name}(input: { userId: ${id}, text: "x" }) { userNote { id } }`;
const setRole = (id: string) =>
  `setUserRole(input: { userId: ${id}, role: TRUSTED, reason: "x" }) { user { id } }`;
const removeAvatar = (id: string) =>
  `removeUserAvatar(input: { userId: ${id}, reason: "x" }) { user { id } }`;
const resolve = (id: string) =>
  `resolveReport(input: { reportId: ${id}, resolution: "x" }) { report { id } }`;
const complain = (id: string) =>
  `createReport(input: { subjectId: ${id}, reason: "x" }) { report { id } }`;

const target = encodeGlobalId('WikiPage', (await seed.wikiPage()).id);

const STRANGERS: readonly Who[] = ['stranger', 'trusted'];
const MEMBERS: readonly Who[] = ['stranger', 'author', 'trusted'];

const CASES: readonly Case[] = [
  { action: 'post.hide', on: 'shownPost', by: MODERATORS, act: onPost('hidePost') },
  ...(['draft', 'heldPost'] as const).map((on) => ({
    ...({ action: 'post.lock', on, by: MODERATORS, blind: STRANGERS } as const),
    act: onPost('lockPost'),
  })),
  {
    action: 'post.hide',
    on: 'hiddenPost',
    by: NOBODY,
    isDone: true,
    blind: STRANGERS,
    act: onPost('hidePost'),
  },
  { action: 'post.unhide', on: 'shownPost', by: NOBODY, isDone: true, act: onPost('unhidePost') },
  {
    ...{ action: 'post.unhide', on: 'hiddenPost', by: MODERATORS, blind: STRANGERS },
    act: onPost('unhidePost'),
  },
  {
    ...{ action: 'post.unhide', on: 'heldPost', by: NOBODY, blind: STRANGERS },
    act: onPost('unhidePost'),
  },
  ...(['shownPost', 'shownComment'] as const).map((on) => ({
    ...({ action: 'text.review', on, by: NOBODY, act: approve } as const),
  })),
  ...[approve, reject].flatMap((act) =>
    (['heldPost', 'heldComment'] as const).map((on) => ({
      ...({ action: 'text.review', on, by: MODERATORS, blind: STRANGERS, act } as const),
    })),
  ),
  {
    ...{ action: 'comment.unhide', on: 'heldComment', by: NOBODY, blind: STRANGERS },
    act: (id) => `unhideComment(input: { commentId: ${id}, reason: "x" }) { comment { id } }`,
  },
  { action: 'post.lock', on: 'lockedPost', by: NOBODY, isDone: true, act: onPost('lockPost') },
  { action: 'post.unlock', on: 'lockedPost', by: MODERATORS, act: onPost('unlockPost') },
  { action: 'post.unlock', on: 'shownPost', by: NOBODY, isDone: true, act: onPost('unlockPost') },
  ...(['pin', 'curate'] as const).flatMap((act): Case[] => {
    const marked = act === 'pin' ? 'pinnedPost' : 'curatedPost';
    const [mark, unmark] = [onPost(`${act}Post`), onPost(`un${act}Post`)];
    return [
      { action: `post.${act}`, on: 'shownPost', by: MODERATORS, act: mark },
      { action: `post.${act}`, on: marked, by: NOBODY, isDone: true, act: mark },
      // What not everybody may read cannot be put on the front page.
      ...(['draft', 'heldPost', 'hiddenPost'] as const).map(
        (on): Case => ({ action: `post.${act}`, on, by: NOBODY, blind: STRANGERS, act: mark }),
      ),
      { action: `post.un${act}`, on: marked, by: MODERATORS, act: unmark },
      { action: `post.un${act}`, on: 'shownPost', by: NOBODY, isDone: true, act: unmark },
      {
        ...{ action: `post.un${act}`, on: 'pinnedDraft', by: MODERATORS, blind: STRANGERS },
        act: unmark,
      },
    ];
  }),
  { action: 'wikiPage.delete', on: 'page', by: MODERATORS, act: onPage('deleteWikiPage') },
  { action: 'wikiPage.delete', on: 'mergedPage', by: MODERATORS, act: onPage('deleteWikiPage') },
  {
    ...{ action: 'wikiPage.delete', on: 'deletedPage', by: NOBODY, isDone: true, blind: MEMBERS },
    act: onPage('deleteWikiPage'),
  },
  {
    ...{ action: 'wikiPage.restore', on: 'deletedPage', by: MODERATORS, blind: MEMBERS },
    act: onPage('restoreWikiPage'),
  },
  {
    action: 'wikiPage.restore',
    on: 'page',
    by: NOBODY,
    isDone: true,
    act: onPage('restoreWikiPage'),
  },
  { action: 'wikiPage.merge', on: 'page', by: MODERATORS, act: merge },
  { action: 'wikiPage.merge', on: 'mergedPage', by: NOBODY, act: merge },
  { action: 'wikiPage.merge', on: 'deletedPage', by: NOBODY, blind: MEMBERS, act: merge },
  { action: 'wikiPage.edit', on: 'mergedPage', by: NOBODY, act: edit },
  { action: 'wikiPage.protect', on: 'mergedPage', by: NOBODY, act: onPage('protectWikiPage') },
  {
    ...{ action: 'wikiContribution.hide', on: 'formerVersion', by: MODERATORS },
    act: onVersion('hideWikiContribution'),
  },
  {
    ...{ action: 'wikiContribution.hide', on: 'currentVersion', by: NOBODY },
    act: onVersion('hideWikiContribution'),
  },
  {
    ...{ action: 'wikiContribution.hide', on: 'hiddenVersion', by: NOBODY, isDone: true },
    act: onVersion('hideWikiContribution'),
  },
  {
    ...{ action: 'wikiContribution.unhide', on: 'hiddenVersion', by: MODERATORS },
    act: onVersion('unhideWikiContribution'),
  },
  {
    ...{ action: 'wikiContribution.unhide', on: 'formerVersion', by: NOBODY, isDone: true },
    act: onVersion('unhideWikiContribution'),
  },
  { action: 'wikiPage.edit', on: 'page', by: EVERYBODY, act: edit },
  { action: 'wikiPage.edit', on: 'protectedPage', by: TRUSTED, act: edit },
  { action: 'wikiPage.edit', on: 'deletedPage', by: NOBODY, blind: MEMBERS, act: edit },
  { action: 'wikiPage.rename', on: 'page', by: EVERYBODY, act: rename },
  { action: 'wikiPage.rename', on: 'protectedPage', by: TRUSTED, act: rename },
  { action: 'wikiPage.protect', on: 'page', by: MODERATORS, act: onPage('protectWikiPage') },
  {
    action: 'wikiPage.protect',
    on: 'protectedPage',
    by: NOBODY,
    isDone: true,
    act: onPage('protectWikiPage'),
  },
  {
    ...{ action: 'wikiPage.unprotect', on: 'protectedPage', by: MODERATORS },
    act: onPage('unprotectWikiPage'),
  },
  { action: 'user.ban', on: 'member', by: MODERATORS, act: ban },
  { action: 'user.ban', on: 'otherModerator', by: ['admin'], act: ban },
  { action: 'user.ban', on: 'otherAdmin', by: NOBODY, act: ban },
  { action: 'user.unban', on: 'bannedMember', by: MODERATORS, act: unban },
  { action: 'user.unban', on: 'member', by: NOBODY, isDone: true, act: unban },
  { action: 'user.note', on: 'member', by: MODERATORS, act: note('addUserNote') },
  { action: 'user.note', on: 'otherAdmin', by: MODERATORS, act: note('addUserNote') },
  { action: 'user.warn', on: 'otherModerator', by: MODERATORS, act: note('warnUser') },
  { action: 'user.warn', on: 'otherAdmin', by: NOBODY, act: note('warnUser') },
  { action: 'user.setRole', on: 'member', by: ['admin'], act: setRole },
  { action: 'user.setRole', on: 'otherModerator', by: ['admin'], act: setRole },
  { action: 'user.setRole', on: 'otherAdmin', by: NOBODY, act: setRole },
  { action: 'user.removeAvatar', on: 'memberWithPicture', by: MODERATORS, act: removeAvatar },
  { action: 'user.removeAvatar', on: 'moderatorWithPicture', by: ['admin'], act: removeAvatar },
  { action: 'user.removeAvatar', on: 'adminWithPicture', by: NOBODY, act: removeAvatar },
  { action: 'report.create', on: 'member', by: EVERYBODY, act: complain },
  {
    action: 'report.create',
    on: 'heldPost',
    by: ['author', ...MODERATORS],
    blind: STRANGERS,
    act: complain,
  },
  { action: 'report.resolve', on: 'report', by: MODERATORS, blind: MEMBERS, act: resolve },
  { action: 'report.resolve', on: 'ownReport', by: MODERATORS, blind: STRANGERS, act: resolve },
  {
    action: 'report.resolve',
    on: 'resolvedReport',
    by: NOBODY,
    isDone: true,
    blind: MEMBERS,
    act: resolve,
  },
];

function expected({ by, blind = [], isDone }: Case, who: Who): string {
  if (who === 'anonymous') return 'UNAUTHENTICATED';
  if (who === 'reader' || who === 'banned') return 'FORBIDDEN';
  if (blind.includes(who)) return 'NOT_FOUND';
  if (isDone && MODERATORS.includes(who)) return 'ALREADY_DONE';
  return by.includes(who) ? 'allowed' : 'FORBIDDEN';
}

describe.each(CASES)('$action on $on', (given) => {
  it('who may, who may not, who sees nothing', () =>
    expectVerdicts({
      ...{ viewers, action: given.action, act: given.act, make: MAKE[given.on] },
      expected: (who) => expected(given, who),
    }));
});
