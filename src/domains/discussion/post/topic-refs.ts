import { builder } from '../../../graphql/builder.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import type { TopicRow, WikiPageRow } from '../../wiki/page/model.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { type RelevanceVote, viewerVoteOn } from './topic-votes.ts';

const VOTES: Record<string, { readonly value: RelevanceVote; readonly description: string }> = {
  MORE: { value: 1, description: 'The topic is relevant to the post.' },
  LESS: { value: -1, description: 'The topic is hardly relevant to the post.' },
  NONE: { value: 0, description: 'Withdraws the earlier vote.' },
};

export const RelevanceVoteRef = builder.enumType('RelevanceVote', {
  description: 'A vote on how relevant a topic is to a post.',
  values: VOTES,
});

export const PostTopicConnection = connectionOf<TopicRow, WikiPageRow>(WikiPage, {
  name: 'PostTopic',
  things: 'topics of a post',
  toNode: (topic) => topic,
  edgeFields: (t) => ({
    relevance: t.int({
      description: 'Votes that the topic is relevant to this post, minus votes that it is not.',
      resolve: ({ row }) => row.relevance,
    }),
    viewerVote: t.field({
      description: 'The viewer’s vote on the relevance. Null without a vote.',
      type: RelevanceVoteRef,
      nullable: true,
      resolve: ({ row, connection }, _args, scope) =>
        viewerVoteOn(scope, { postId: connection.parentId, topicId: row.id }),
    }),
  }),
});
