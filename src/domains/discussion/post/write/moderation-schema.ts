import type { Action } from '../../../../access/rule.ts';
import { mutation } from '../../../../graphql/mutation.ts';
import type { Scope } from '../../../../request/scope.ts';
import { reasonField } from '../../../moderation/log/reason-field.ts';
import type { PostRow } from '../model.ts';
import { Post } from '../refs.ts';
import {
  curatePost,
  hidePost,
  lockPost,
  type ModeratePost,
  pinPost,
  uncuratePost,
  unhidePost,
  unlockPost,
  unpinPost,
} from './moderation-service.ts';

interface PostAct {
  readonly description: string;
  readonly rule: Action;
  readonly resolve: (scope: Scope, input: ModeratePost) => Promise<PostRow>;
}

/** What moderators do to posts differs in nothing but what it does. */
function moderatePosts(name: string, act: PostAct): void {
  mutation(name, {
    ...act,
    input: (t) => ({
      postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
      reason: reasonField(t),
    }),
    payload: (t) => ({
      post: t.field({
        description: 'The post after the change.',
        type: Post,
        resolve: (post) => post,
      }),
    }),
  });
}

moderatePosts('hidePost', {
  description: 'Hides a post from all users except its authors and moderators.',
  rule: 'post.hide',
  resolve: hidePost,
});

moderatePosts('unhidePost', {
  description: 'Shows a hidden post again.',
  rule: 'post.unhide',
  resolve: unhidePost,
});

moderatePosts('lockPost', {
  description: 'Locks a post, so that only moderators can comment on it.',
  rule: 'post.lock',
  resolve: lockPost,
});

moderatePosts('unlockPost', {
  description: 'Unlocks a locked post, so that it accepts comments again.',
  rule: 'post.unlock',
  resolve: unlockPost,
});

moderatePosts('pinPost', {
  description: 'Pins a post to the front page.',
  rule: 'post.pin',
  resolve: pinPost,
});

moderatePosts('unpinPost', {
  description: 'Removes a post from the pinned posts of the front page.',
  rule: 'post.unpin',
  resolve: unpinPost,
});

moderatePosts('curatePost', {
  description: 'Puts a post among the curated ones, which the site recommends.',
  rule: 'post.curate',
  resolve: curatePost,
});

moderatePosts('uncuratePost', {
  description: 'Removes a post from the curated ones.',
  rule: 'post.uncurate',
  resolve: uncuratePost,
});
