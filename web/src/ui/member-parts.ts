import { lazy } from 'react';

/** What members alone load, all of it at once: its parts then ask the server together. */
const load = () => import('../member/actions.ts');

type Parts = Awaited<ReturnType<typeof load>>;

const part = <Name extends keyof Parts>(name: Name) =>
  lazy(async () => ({ default: (await load())[name] }));

export const Bell = part('Bell');

export const CommentActions = part('CommentActions');

export const NewComments = part('NewComments');

export const NewCount = part('NewCount');

export const PostActions = part('PostActions');

export const UserActions = part('UserActions');

export const VersionTools = part('VersionTools');

export const WikiPageActions = part('WikiPageActions');
