import { randomUUID } from 'node:crypto';

/** An operation as a client sends it. */
export interface SentOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const CREATE_COMMENT = `mutation ($input: CreateCommentInput!) {
  createComment(input: $input) { comment { id } userErrors { message } }
}`;

const EDIT_COMMENT = `mutation ($input: EditCommentInput!) {
  editComment(input: $input) { comment { id } userErrors { message } }
}`;

/** @param subjectId the global id of what is commented on */
export function createComment(subjectId: string, markdown: string): SentOperation {
  const input = { subjectId, markdown, idempotencyKey: randomUUID() };
  return { query: CREATE_COMMENT, variables: { input } };
}

export function editComment(commentId: string, markdown: string): SentOperation {
  return { query: EDIT_COMMENT, variables: { input: { commentId, markdown } } };
}
