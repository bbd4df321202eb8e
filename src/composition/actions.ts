import type { Registry } from '../access/registry.ts';
import type { Action } from '../access/rule.ts';
import { COMMENT_ACTIONS } from '../domains/discussion/comment/permissions.ts';
import { POLL_ACTIONS } from '../domains/discussion/poll/permissions.ts';
import { POST_ACTIONS } from '../domains/discussion/post/permissions.ts';
import { REACTION_ACTIONS } from '../domains/discussion/reaction/permissions.ts';
import { SEQUENCE_ACTIONS } from '../domains/discussion/sequence/permissions.ts';
import { VOTE_ACTIONS } from '../domains/discussion/vote/permissions.ts';
import { IMAGE_ACTIONS } from '../domains/image/permissions.ts';
import { AVATAR_ACTIONS } from '../domains/moderation/avatar/permissions.ts';
import { BAN_ACTIONS } from '../domains/moderation/ban/permissions.ts';
import { REPORT_ACTIONS } from '../domains/moderation/report/permissions.ts';
import { USER_NOTE_ACTIONS } from '../domains/moderation/user-note/permissions.ts';
import { ACCESS_TOKEN_ACTIONS } from '../domains/people/access-token/permissions.ts';
import { ACCOUNT_ACTIONS } from '../domains/people/account/permissions.ts';
import { BOOKMARK_ACTIONS } from '../domains/people/bookmark/permissions.ts';
import { DATA_EXPORT_ACTIONS } from '../domains/people/data-export/permissions.ts';
import { FOLLOW_ACTIONS } from '../domains/people/follow/permissions.ts';
import { MAIL_ACTIONS } from '../domains/people/mail/permissions.ts';
import { MUTE_ACTIONS } from '../domains/people/mute/permissions.ts';
import { NOTIFICATION_ACTIONS } from '../domains/people/notification/permissions.ts';
import { NOTIFICATION_SETTING_ACTIONS } from '../domains/people/notification-setting/permissions.ts';
import { READ_MARK_ACTIONS } from '../domains/people/read-mark/permissions.ts';
import { SESSION_ACTIONS } from '../domains/people/session/permissions.ts';
import { SIGN_IN_LINK_ACTIONS } from '../domains/people/sign-in-link/permissions.ts';
import { PROFILE_ACTIONS } from '../domains/people/user/permissions.ts';
import { PREVIEW_ACTIONS } from '../domains/preview/permissions.ts';
import { REVIEW_ACTIONS } from '../domains/review/permissions.ts';
import { HELD_WIKI_EDIT_ACTIONS } from '../domains/wiki/held-edit/permissions.ts';
import { WIKI_PAGE_ACTIONS } from '../domains/wiki/page/permissions.ts';
import { WIKI_CONTRIBUTION_ACTIONS } from '../domains/wiki/revision/permissions.ts';
import type { Scope } from '../request/scope.ts';

/** All actions by name, with their rules. */
export const ACTIONS: Registry<Scope>['actions'] = {
  ...POST_ACTIONS,
  ...COMMENT_ACTIONS,
  ...SEQUENCE_ACTIONS,
  ...WIKI_PAGE_ACTIONS,
  ...WIKI_CONTRIBUTION_ACTIONS,
  ...HELD_WIKI_EDIT_ACTIONS,
  ...REPORT_ACTIONS,
  ...REVIEW_ACTIONS,
  ...PREVIEW_ACTIONS,
  ...BAN_ACTIONS,
  ...AVATAR_ACTIONS,
  ...USER_NOTE_ACTIONS,
  ...VOTE_ACTIONS,
  ...REACTION_ACTIONS,
  ...POLL_ACTIONS,
  ...BOOKMARK_ACTIONS,
  ...FOLLOW_ACTIONS,
  ...MUTE_ACTIONS,
  ...READ_MARK_ACTIONS,
  ...NOTIFICATION_ACTIONS,
  ...NOTIFICATION_SETTING_ACTIONS,
  ...DATA_EXPORT_ACTIONS,
  ...MAIL_ACTIONS,
  ...PROFILE_ACTIONS,
  ...IMAGE_ACTIONS,
  ...ACCOUNT_ACTIONS,
  ...SESSION_ACTIONS,
  ...ACCESS_TOKEN_ACTIONS,
  ...SIGN_IN_LINK_ACTIONS,
};

/** All of them, in the order of the table. */
export const ACTION_NAMES = Object.keys(ACTIONS) as readonly Action[];
