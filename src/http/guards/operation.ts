import type { DocumentNode, ExecutionArgs } from 'graphql';

/** What a request asks to have run. */
export interface Operation {
  readonly document: DocumentNode;
  /** Which of the document's; may be left out where it has one. */
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

export function operationOf(args: ExecutionArgs): Operation {
  const { document, operationName, variableValues: variables } = args;
  return { document, operationName, variables };
}
