import { graphql } from 'react-relay/hooks';
import type { sequenceOrderAddMutation } from '../__generated__/sequenceOrderAddMutation.graphql.ts';
import type { sequenceOrderKeepMutation } from '../__generated__/sequenceOrderKeepMutation.graphql.ts';
import type { sequenceOrderQuery } from '../__generated__/sequenceOrderQuery.graphql.ts';
import type { sequenceOrderRemoveMutation } from '../__generated__/sequenceOrderRemoveMutation.graphql.ts';
import { mutate, problemsOf } from '../forms/mutate.ts';
import type { Problem } from '../forms/problem.ts';

/** A post of a sequence, as its author sorts it. */
export interface Entry {
  readonly postId: string;
  readonly title: string;
  /** Of the chapter that begins here; empty for none. */
  readonly chapterTitle: string;
}

/** The entries with one of them at another place. */
export function moved(entries: readonly Entry[], from: number, to: number): readonly Entry[] {
  return entries.toSpliced(from, 1).toSpliced(to, 0, ...entries.slice(from, from + 1));
}

/** The entries without one of them. A chapter that began there begins at the next one, unless that begins its own. */
export function without(entries: readonly Entry[], index: number): readonly Entry[] {
  const chapterTitle = entries[index]?.chapterTitle ?? '';
  return entries.toSpliced(
    index,
    2,
    ...entries.slice(index + 1, index + 2).map((next) => ({
      ...next,
      chapterTitle: next.chapterTitle || chapterTitle,
    })),
  );
}

/** All entries of a sequence. @throws Error when the operation failed, or the viewer does not see the sequence any more */
export async function readEntries(sequenceId: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let after: string | null = null;
  do {
    const answer: sequenceOrderQuery['response'] = await mutate<sequenceOrderQuery>(QUERY, {
      id: sequenceId,
      after,
    });
    if (answer.node?.__typename !== 'Sequence') throw new Error('The sequence was not found.');
    const { edges, pageInfo } = answer.node.entries;
    for (const { node } of edges) {
      const { post, chapterTitle } = node;
      entries.push({ postId: post.id, title: post.plainTitle, chapterTitle: chapterTitle ?? '' });
    }
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return entries;
}

/** Saves the order. Chapters stay as they are, because another window may have changed them. @throws Error when it failed */
export function saveOrder(
  sequenceId: string,
  entries: readonly Entry[],
): Promise<readonly Problem[]> {
  return reorder({ sequenceId, entries: entries.map(({ postId }) => ({ postId })) });
}

/** Saves the chapter of a post alone: another window may have changed the order. @throws Error when it failed */
export function saveChapter(
  sequenceId: string,
  { postId, chapterTitle }: Entry,
): Promise<readonly Problem[]> {
  return reorder({ sequenceId, entries: [{ postId, chapterTitle: chapterTitle || null }] });
}

async function reorder(
  input: sequenceOrderKeepMutation['variables']['input'],
): Promise<readonly Problem[]> {
  const { reorderSequence } = await mutate<sequenceOrderKeepMutation>(KEEP, { input });
  return problemsOf(reorderSequence?.userErrors);
}

/** Adds a post at the end. @throws Error when the operation failed */
export async function addEntry(sequenceId: string, postId: string): Promise<readonly Problem[]> {
  const { addPostToSequence } = await mutate<sequenceOrderAddMutation>(ADD, {
    input: { sequenceId, postId },
  });
  return problemsOf(addPostToSequence?.userErrors);
}

/** @throws Error when the operation failed */
export async function removeEntry(sequenceId: string, postId: string): Promise<readonly Problem[]> {
  const { removePostFromSequence } = await mutate<sequenceOrderRemoveMutation>(REMOVE, {
    input: { sequenceId, postId },
  });
  return problemsOf(removePostFromSequence?.userErrors);
}

const QUERY = graphql`
  query sequenceOrderQuery($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      ... on Sequence {
        entries(first: 100, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              chapterTitle
              post {
                id
                plainTitle
              }
            }
          }
        }
      }
    }
  }
`;

const KEEP = graphql`
  mutation sequenceOrderKeepMutation($input: ReorderSequenceInput!) {
    reorderSequence(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`;

const ADD = graphql`
  mutation sequenceOrderAddMutation($input: AddPostToSequenceInput!) {
    addPostToSequence(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`;

const REMOVE = graphql`
  mutation sequenceOrderRemoveMutation($input: RemovePostFromSequenceInput!) {
    removePostFromSequence(input: $input) {
      userErrors {
        message
        path
      }
    }
  }
`;
