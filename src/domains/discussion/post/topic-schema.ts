import type { ObjectFieldsShape } from '@pothos/core';
import { builder, type Types } from '../../../graphql/builder.ts';
import { edgeTypeOf } from '../../../graphql/connection.ts';
import { mutation } from '../../../graphql/mutation.ts';
import { WikiPage, WikiPageConnection } from '../../wiki/page/refs.ts';
import { wikiPagesById } from '../../wiki/page/service.ts';
import { Post } from './refs.ts';
import {
  addTopic,
  edgeOfTopic,
  type Filed,
  type RelevanceVote,
  relevanceOf,
  removeTopic,
  voteTopicRelevance,
} from './topic-service.ts';

const VOTES: Record<string, { readonly value: RelevanceVote; readonly description: string }> = {
  MORE: { value: 1, description: 'The topic is relevant to the post.' },
  LESS: { value: -1, description: 'The topic is hardly relevant to the post.' },
  NONE: { value: 0, description: 'Withdraws the earlier vote.' },
};

const RelevanceVoteRef = builder.enumType('RelevanceVote', {
  description: 'A vote on how relevant a topic is to a post.',
  values: VOTES,
});

const post: ObjectFieldsShape<Types, Filed> = (t) => ({
  post: t.field({
    description: 'The post after the change.',
    type: Post,
    resolve: (filed) => filed.post,
  }),
});

const filed: ObjectFieldsShape<Types, Filed> = (t) => ({
  ...post(t),
  topicEdge: t.field({
    description: 'The topic with its cursor in the list of topics of the post.',
    type: edgeTypeOf(WikiPageConnection),
    nullable: true,
    resolve: (filed, _args, scope) => edgeOfTopic(scope, filed),
  }),
  relevance: t.int({
    description: 'Votes that the topic is relevant to this post, minus votes that it is not.',
    nullable: true,
    resolve: (filed, _args, scope) => relevanceOf(scope, filed),
  }),
});

mutation('addTopic', {
  description:
    'Adds a topic to a post. You can add topics to your own posts. Trusted members can add topics to any post.',
  rule: 'post.addTopic',
  input: (t) => ({
    post: t.id({ required: true, description: 'The id of the post.' }),
    topic: t.id({ required: true, description: 'The id of the wiki page that is the topic.' }),
  }),
  resolve: addTopic,
  payload: filed,
});

mutation('removeTopic', {
  description: 'Removes a topic from a post, together with all votes on it.',
  rule: 'post.removeTopic',
  input: (t) => ({
    post: t.id({ required: true, description: 'The id of the post.' }),
    topic: t.id({ required: true, description: 'The id of the wiki page that is the topic.' }),
  }),
  resolve: removeTopic,
  payload: (t) => ({
    ...post(t),
    topic: t.field({
      description: 'The topic after the change.',
      type: WikiPage,
      nullable: true,
      resolve: ({ topicId }, _args, scope) => wikiPagesById(scope).load(topicId),
    }),
  }),
});

mutation('voteTopicRelevance', {
  description:
    'Votes on how relevant a topic is to a post. The topics of a post are ordered by relevance.',
  rule: 'post.voteTopic',
  input: (t) => ({
    post: t.id({ required: true, description: 'The id of the post.' }),
    topic: t.id({ required: true, description: 'The id of the wiki page that is the topic.' }),
    vote: t.field({
      type: RelevanceVoteRef,
      required: true,
      description: 'The new vote, which replaces the earlier one.',
    }),
  }),
  resolve: voteTopicRelevance,
  payload: filed,
});
