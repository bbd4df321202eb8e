import { type DocumentNode, type ExecutionArgs, getOperationAST, OperationTypeNode } from 'graphql';

/** What a request asks to have run. */
export interface Operation {
  readonly document: DocumentNode;
  /** Which of the document's; may be left out where it has one. */
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

/** Whether it only reads, and is answered once. */
export function isQuery({ document, operationName }: Operation): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
}

export function operationOf(args: ExecutionArgs): Operation {
  const { document, operationName, variableValues: variables } = args;
  return { document, operationName, variables };
}
