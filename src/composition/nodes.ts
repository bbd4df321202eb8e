import type { Registry } from '../access/registry.ts';
import { loadCommentFacts } from '../domains/discussion/comment/facts.ts';
import { commentsById } from '../domains/discussion/comment/service.ts';
import { commentRevisionsById } from '../domains/discussion/comment-revision/service.ts';
import { pollById } from '../domains/discussion/poll/service.ts';
import { loadPostFacts } from '../domains/discussion/post/facts.ts';
import { postsById } from '../domains/discussion/post/service.ts';
import { loadSequenceFacts } from '../domains/discussion/sequence/facts.ts';
import { sequencesById } from '../domains/discussion/sequence/service.ts';
import { uploadsById } from '../domains/image/service.ts';
import { moderationActionsById } from '../domains/moderation/log/service.ts';
import { loadReportFacts } from '../domains/moderation/report/facts.ts';
import { reportsById } from '../domains/moderation/report/service.ts';
import { userNotesById } from '../domains/moderation/user-note/service.ts';
import { tokensById } from '../domains/people/access-token/service.ts';
import { notificationById } from '../domains/people/notification/service.ts';
import { sessionsById } from '../domains/people/session/service.ts';
import { loadUserFacts } from '../domains/people/user/facts.ts';
import { usersById } from '../domains/people/user/service.ts';
import { siteById } from '../domains/site/service.ts';
import { viewerById } from '../domains/viewer/service.ts';
import { loadHeldWikiEditFacts } from '../domains/wiki/held-edit/facts.ts';
import { heldWikiEditsById } from '../domains/wiki/held-edit/service.ts';
import { loadWikiPageFacts } from '../domains/wiki/page/facts.ts';
import { wikiPagesById } from '../domains/wiki/page/service.ts';
import { loadWikiContributionFacts } from '../domains/wiki/revision/facts.ts';
import { postRevisionById, wikiContributionById } from '../domains/wiki/revision/service.ts';
import type { Scope } from '../request/scope.ts';

/** How a node of each type is loaded. */
export const NODES: Registry<Scope>['nodes'] = {
  User: (scope, id) => usersById(scope).load(id),
  Post: (scope, id) => postsById(scope).load(id),
  PostRevision: postRevisionById,
  Poll: pollById,
  Comment: (scope, id) => commentsById(scope).load(id),
  CommentRevision: (scope, id) => commentRevisionsById(scope).load(id),
  WikiPage: (scope, id) => wikiPagesById(scope).load(id),
  WikiContribution: wikiContributionById,
  Sequence: (scope, id) => sequencesById(scope).load(id),
  HeldWikiEdit: (scope, id) => heldWikiEditsById(scope).load(id),
  UserNote: (scope, id) => userNotesById(scope).load(id),
  Upload: (scope, id) => uploadsById(scope).load(id),
  Report: (scope, id) => reportsById(scope).load(id),
  ModerationAction: (scope, id) => moderationActionsById(scope).load(id),
  Notification: notificationById,
  Session: (scope, id) => sessionsById(scope).load(id),
  AccessToken: (scope, id) => tokensById(scope).load(id),
  Viewer: viewerById,
  Site: siteById,
};

/** How the facts that rules look at are loaded. */
export const FACTS: Registry<Scope>['facts'] = {
  User: loadUserFacts,
  Post: loadPostFacts,
  Comment: loadCommentFacts,
  WikiPage: loadWikiPageFacts,
  WikiContribution: loadWikiContributionFacts,
  Sequence: loadSequenceFacts,
  HeldWikiEdit: loadHeldWikiEditFacts,
  Report: loadReportFacts,
};
