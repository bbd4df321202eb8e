import { lazy } from 'react';

/** What members alone load, all of it at once: its parts then ask the server together. */
const load = () => import('../member/actions.ts');

export const Bell = lazy(async () => ({ default: (await load()).Bell }));

export const CommentActions = lazy(async () => ({ default: (await load()).CommentActions }));

export const NewComments = lazy(async () => ({ default: (await load()).NewComments }));

export const PostActions = lazy(async () => ({ default: (await load()).PostActions }));

export const UserActions = lazy(async () => ({ default: (await load()).UserActions }));

export const WikiPageActions = lazy(async () => ({ default: (await load()).WikiPageActions }));
