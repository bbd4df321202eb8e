import { ACCOUNT_ACTIONS } from '../account/actions-policy.ts';
import { BOOKMARK_ACTIONS } from '../bookmark/actions-policy.ts';
import { COMMENT_ACTIONS } from '../comment/actions-policy.ts';
import { FOLLOW_ACTIONS } from '../follow/actions-policy.ts';
import { MODERATION_ACTIONS } from '../moderation/actions-policy.ts';
import { NOTIFICATION_ACTIONS } from '../notification/actions-policy.ts';
import { POST_ACTIONS } from '../post/actions-policy.ts';
import { REPORT_ACTIONS } from '../report/actions-policy.ts';
import { SEQUENCE_ACTIONS } from '../sequence/actions-policy.ts';
import { PROFILE_ACTIONS } from '../user/actions-policy.ts';
import { VOTE_ACTIONS } from '../vote/actions-policy.ts';
import { WIKI_PAGE_ACTIONS } from '../wiki-page/actions-policy.ts';

/**
 * Everything that somebody may or may not do, by name: the one table of who may do what. The rules
 * stand in the policies of their nouns.
 */
export const ACTIONS = {
  ...POST_ACTIONS,
  ...COMMENT_ACTIONS,
  ...SEQUENCE_ACTIONS,
  ...WIKI_PAGE_ACTIONS,
  ...REPORT_ACTIONS,
  ...MODERATION_ACTIONS,
  ...VOTE_ACTIONS,
  ...BOOKMARK_ACTIONS,
  ...FOLLOW_ACTIONS,
  ...NOTIFICATION_ACTIONS,
  ...PROFILE_ACTIONS,
  ...ACCOUNT_ACTIONS,
} as const;

export type Action = keyof typeof ACTIONS;

/** All of them, in the order of the table. */
export const ACTION_NAMES = Object.keys(ACTIONS) as readonly Action[];
