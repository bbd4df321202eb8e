import { lazy } from 'react';
import type * as memberParts from '../member/actions.ts';

type Parts = typeof memberParts;

let loaded: Parts | undefined;

/** Loads what members alone have, all of it at once: its parts then ask the server together. */
export async function loadMemberParts(): Promise<Parts> {
  loaded = await import('../member/actions.ts');
  return loaded;
}

/** What is loaded already is there at once: React shows parts late that have to be waited for. */
const part = <Name extends keyof Parts>(name: Name) =>
  lazy(() => {
    const ready = loaded && atOnce({ default: loaded[name] });
    return ready ?? loadMemberParts().then((parts) => ({ default: parts[name] }));
  });

/** As React's `lazy` takes it: "a Promise or another thenable". */
function atOnce<Value>(value: Value): Promise<Value> {
  // biome-ignore lint/suspicious/noThenProperty: a promise tells its value later
  return { then: (use: (value: Value) => void) => use(value) } as Promise<Value>;
}

export const Bell = part('Bell');

export const ChangedComments = part('ChangedComments');

export const CommentActions = part('CommentActions');

export const NewComments = part('NewComments');

export const NewCount = part('NewCount');

export const PostActions = part('PostActions');

export const TopicRelevance = part('TopicRelevance');

export const UserActions = part('UserActions');

export const VersionTools = part('VersionTools');

export const WikiPageActions = part('WikiPageActions');
