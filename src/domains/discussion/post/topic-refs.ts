import { builder } from '../../../graphql/builder.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import type { TopicRow, WikiPageRow } from '../../wiki/page/model.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { viewerVoteOn } from './topic-votes.ts';

export const RelevanceVoteRef = builder.enumType('RelevanceVote', {
  description: 'A vote on how relevant a topic is to a post.',
  values: {
    MORE: { description: 'The topic is relevant to the post.' },
    LESS: { description: 'The topic is hardly relevant to the post.' },
    NONE: { description: 'Withdraws the earlier vote.' },
  },
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
