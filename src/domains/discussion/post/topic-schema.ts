import type { ObjectFieldsShape } from '@pothos/core';
import { builder, type Types } from '../../../graphql/builder.ts';
import { edgeTypeOf, pageArgs } from '../../../graphql/connection.ts';
import { mutation } from '../../../graphql/mutation.ts';
import { toMany } from '../../../graphql/selection/to-many.ts';
import { WikiPage } from '../../wiki/page/refs.ts';
import { topicsOf, wikiPagesById } from '../../wiki/page/service.ts';
import { Post } from './refs.ts';
import { PostTopicConnection, RelevanceVoteRef } from './topic-refs.ts';
import {
  addTopic,
  edgeOfTopic,
  type Filed,
  relevanceOf,
  removeTopic,
  voteTopicRelevance,
} from './topic-service.ts';

builder.objectField(Post, 'topics', (t) =>
  t.field({
    description: 'The topics of the post, most relevant first.',
    type: PostTopicConnection,
    args: pageArgs(t.arg),
    ...toMany({ list: topicsOf }),
  }),
);

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
    type: edgeTypeOf(PostTopicConnection),
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
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
    topicId: t.id({ required: true, description: 'The id of the wiki page that is the topic.' }),
  }),
  resolve: addTopic,
  payload: filed,
});

mutation('removeTopic', {
  description: 'Removes a topic from a post, together with all votes on it.',
  rule: 'post.removeTopic',
  input: (t) => ({
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
    topicId: t.id({ required: true, description: 'The id of the wiki page that is the topic.' }),
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
    postId: t.id({ required: true, description: 'The id of the post, as `Post.id` returns it.' }),
    topicId: t.id({ required: true, description: 'The id of the wiki page that is the topic.' }),
    vote: t.field({
      type: RelevanceVoteRef,
      required: true,
      description: 'The new vote, which replaces the earlier one.',
    }),
  }),
  resolve: voteTopicRelevance,
  payload: filed,
});
