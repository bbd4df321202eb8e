import { graphql } from 'react-relay/hooks';
import type { savePostAddTopicMutation } from '../__generated__/savePostAddTopicMutation.graphql.ts';
import type { savePostCreateMutation } from '../__generated__/savePostCreateMutation.graphql.ts';
import type { savePostPublishMutation } from '../__generated__/savePostPublishMutation.graphql.ts';
import type { savePostRemoveTopicMutation } from '../__generated__/savePostRemoveTopicMutation.graphql.ts';
import type { savePostUpdateMutation } from '../__generated__/savePostUpdateMutation.graphql.ts';
import { mutate, problemsOf } from '../forms/mutate.ts';
import type { Problem } from '../forms/problem.ts';
import { conflictIn } from './conflict-in.ts';
import type { PostValues } from './post-values.ts';
import type { StoredForm } from './use-stored-form.ts';

/** What came of sending a post. */
export interface SavedPost {
  readonly problems: readonly Problem[];
  /** Null if nothing was saved. */
  readonly path: string | null;
}

/**
 * Creates the post of a form, or changes it. A conflict is put into the form, with the merged text.
 *
 * @throws Error when the operation failed
 */
export async function savePost(form: StoredForm<PostValues>): Promise<SavedPost> {
  const { values, key } = form.latest();
  const { postId } = values;
  const saved = postId === null ? await create(values, key) : await update(form, postId);
  if (saved.post === null) return { problems: saved.problems, path: null };
  const { id, path, version } = saved.post;
  const facts = {
    ...{ postId: id, basedOn: version, summary: '', isMinor: false, conflict: null },
    draftVersion: null,
  };
  form.accept(key, facts, `post:${id}`);
  return { problems: await saveTopics(form, id), path };
}

interface Written {
  readonly problems: readonly Problem[];
  readonly post: { readonly id: string; readonly path: string; readonly version: number } | null;
}

async function create(values: PostValues, idempotencyKey: string): Promise<Written> {
  const { kind, title, markdown } = values;
  const input = { kind, title, markdown, linkUrl: linkOf(values), idempotencyKey };
  const { createPost } = await mutate<savePostCreateMutation>(CREATE, { input });
  return { problems: problemsOf(createPost?.userErrors), post: createPost?.post ?? null };
}

async function update(form: StoredForm<PostValues>, postId: string): Promise<Written> {
  const { values } = form.latest();
  const { title, markdown, summary, isMinor, basedOn, kind, draftVersion } = values;
  const link = kind === 'LINK' ? { linkUrl: linkOf(values) } : {};
  const input = { postId, basedOn, title, markdown, summary, isMinor, draftVersion, ...link };
  const { updatePost } = await mutate<savePostUpdateMutation>(UPDATE, { input });
  const merged = conflictIn(updatePost?.userErrors ?? [], markdown);
  if (merged !== null) form.change({ ...merged, isBackedUp: false });
  return { problems: problemsOf(updatePost?.userErrors), post: updatePost?.post ?? null };
}

function linkOf({ kind, linkUrl }: PostValues): string | null {
  return kind === 'LINK' ? linkUrl.trim() || null : null;
}

/** Brings the topics that the server has in line with the form, one after the other. */
async function saveTopics(form: StoredForm<PostValues>, postId: string): Promise<Problem[]> {
  const { topics, savedTopicIds } = form.latest().values;
  const wanted = topics.map(({ id }) => id);
  const saved = new Set(savedTopicIds);
  const problems: Problem[] = [];
  for (const topicId of wanted.filter((id) => !saved.has(id))) {
    const input = { postId, topicId };
    const { addTopic } = await mutate<savePostAddTopicMutation>(ADD_TOPIC, { input });
    if (addTopic?.userErrors.length === 0) saved.add(topicId);
    else problems.push(...problemsOf(addTopic?.userErrors));
  }
  for (const topicId of savedTopicIds.filter((id) => !wanted.includes(id))) {
    const input = { postId, topicId };
    const { removeTopic } = await mutate<savePostRemoveTopicMutation>(REMOVE_TOPIC, { input });
    if (removeTopic?.userErrors.length === 0) saved.delete(topicId);
    else problems.push(...problemsOf(removeTopic?.userErrors));
  }
  form.accept(form.latest().key, { savedTopicIds: [...saved] });
  return problems;
}

/**
 * Publishes a draft that was saved.
 *
 * @throws Error when the operation failed
 */
export async function publishPost(postId: string): Promise<SavedPost> {
  const { publishPost: answer } = await mutate<savePostPublishMutation>(PUBLISH, {
    input: { postId },
  });
  return { problems: problemsOf(answer?.userErrors), path: answer?.post?.path ?? null };
}

const CREATE = graphql`
  mutation savePostCreateMutation($input: CreatePostInput!) {
    createPost(input: $input) {
      post {
        id
        path
        version
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UPDATE = graphql`
  mutation savePostUpdateMutation($input: UpdatePostInput!) {
    updatePost(input: $input) {
      post {
        id
        path
        version
      }
      userErrors {
        __typename
        message
        path
        ... on EditConflict {
          base
          theirs
          merged
          version
        }
      }
    }
  }
`;

const PUBLISH = graphql`
  mutation savePostPublishMutation($input: PublishPostInput!) {
    publishPost(input: $input) {
      post {
        path
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const ADD_TOPIC = graphql`
  mutation savePostAddTopicMutation($input: AddTopicInput!) {
    addTopic(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`;

const REMOVE_TOPIC = graphql`
  mutation savePostRemoveTopicMutation($input: RemoveTopicInput!) {
    removeTopic(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`;
