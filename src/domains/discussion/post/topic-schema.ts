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
  MORE: { value: 1, description: 'The topic is what the post is about.' },
  LESS: { value: -1, description: 'The topic has little to do with the post.' },
  NONE: { value: 0, description: 'Takes back what one said before.' },
};

const RelevanceVoteRef = builder.enumType('RelevanceVote', {
  description: 'What somebody thinks of a topic’s relevance for a post.',
  values: VOTES,
});

const post: ObjectFieldsShape<Types, Filed> = (t) => ({
  post: t.field({
    description: 'The post as it is now.',
    type: Post,
    resolve: (filed) => filed.post,
  }),
});

const filed: ObjectFieldsShape<Types, Filed> = (t) => ({
  ...post(t),
  topicEdge: t.field({
    description: 'The topic with its place among those of the post.',
    type: edgeTypeOf(WikiPageConnection),
    nullable: true,
    resolve: (filed, _args, scope) => edgeOfTopic(scope, filed),
  }),
  relevance: t.int({
    description: 'Votes for the topic less votes against it, on this post.',
    nullable: true,
    resolve: (filed, _args, scope) => relevanceOf(scope, filed),
  }),
});

mutation('addTopic', {
  description:
    'Files a post under a topic: a post of one’s own, or any for those whom the community trusts.',
  rule: 'post.addTopic',
  input: (t) => ({
    post: t.id({ required: true, description: 'Which post.' }),
    topic: t.id({ required: true, description: 'The wiki page to file it under.' }),
  }),
  resolve: addTopic,
  payload: filed,
});

mutation('removeTopic', {
  description: 'Takes a post out of a topic, with all votes on it.',
  rule: 'post.removeTopic',
  input: (t) => ({
    post: t.id({ required: true, description: 'Which post.' }),
    topic: t.id({ required: true, description: 'The wiki page that it is filed under.' }),
  }),
  resolve: removeTopic,
  payload: (t) => ({
    ...post(t),
    topic: t.field({
      description: 'The topic as it is now.',
      type: WikiPage,
      nullable: true,
      resolve: ({ topicId }, _args, scope) => wikiPagesById(scope).load(topicId),
    }),
  }),
});

mutation('voteTopicRelevance', {
  description:
    'Says whether a topic is relevant for a post. The most relevant topics of a post come first.',
  rule: 'post.voteTopic',
  input: (t) => ({
    post: t.id({ required: true, description: 'Which post.' }),
    topic: t.id({ required: true, description: 'The wiki page that it is filed under.' }),
    vote: t.field({
      type: RelevanceVoteRef,
      required: true,
      description: 'What one thinks, in place of what one said before.',
    }),
  }),
  resolve: voteTopicRelevance,
  payload: filed,
});
