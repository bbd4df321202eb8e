import { graphql } from 'react-relay/hooks';
import type { saveSequenceCreateMutation } from '../__generated__/saveSequenceCreateMutation.graphql.ts';
import type { saveSequenceUpdateMutation } from '../__generated__/saveSequenceUpdateMutation.graphql.ts';
import { mutate, problemsOf } from '../forms/mutate.ts';
import type { Problem } from '../forms/problem.ts';

/** What is in the form of a sequence. */
export interface SequenceValues {
  readonly title: string;
  /** As Markdown. */
  readonly description: string;
}

/** What came of sending it. */
export interface SavedSequence {
  readonly problems: readonly Problem[];
  /** Null if nothing was saved. */
  readonly path: string | null;
}

/**
 * @param idempotencyKey the same for the same values, so that they can be sent again
 * @throws Error when the operation failed
 */
export async function createSequence(
  values: SequenceValues,
  idempotencyKey: string,
): Promise<SavedSequence> {
  const input = { ...values, idempotencyKey };
  const { createSequence: answer } = await mutate<saveSequenceCreateMutation>(CREATE, { input });
  return savedOf(answer);
}

/** @throws Error when the operation failed */
export async function updateSequence(
  values: SequenceValues,
  sequenceId: string,
): Promise<SavedSequence> {
  const input = { ...values, sequenceId };
  const { updateSequence: answer } = await mutate<saveSequenceUpdateMutation>(UPDATE, { input });
  return savedOf(answer);
}

interface Answer {
  readonly sequence: { readonly path: string } | null | undefined;
  readonly userErrors: Parameters<typeof problemsOf>[0];
}

function savedOf(answer: Answer | null | undefined): SavedSequence {
  return {
    problems: problemsOf(answer?.userErrors),
    path: answer?.sequence?.path ?? null,
  };
}

const CREATE = graphql`
  mutation saveSequenceCreateMutation($input: CreateSequenceInput!) {
    createSequence(input: $input) {
      sequence {
        path
      }
      userErrors {
        message
        path
      }
    }
  }
`;

const UPDATE = graphql`
  mutation saveSequenceUpdateMutation($input: UpdateSequenceInput!) {
    updateSequence(input: $input) {
      sequence {
        path
      }
      userErrors {
        message
        path
      }
    }
  }
`;
