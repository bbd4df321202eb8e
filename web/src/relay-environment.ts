import {
  Environment,
  type GraphQLResponse,
  Network,
  RecordSource,
  type RequestParameters,
  Store,
  type Variables,
} from 'relay-runtime';
import { type Answers, answerKey } from './answers.ts';
import { browserPath } from './paths.ts';

/** Pages left behind whose data is kept, so that going back shows what was there. */
const PAGES_KEPT = 30;

/**
 * The one store of a browser, and its way to the API. What the server has read for the page that it rendered is
 * there at once; then nothing has to wait.
 */
export function browserEnvironment(answers: Answers): Environment {
  const read = new Map(answers);
  let viewerId: string | undefined;

  /** After signing in or out in another tab, answers are for another viewer: they must not mix with those of the page. */
  function forViewer(answer: GraphQLResponse): GraphQLResponse {
    const id = viewerIdIn(answer);
    viewerId ??= id;
    if (id === undefined || id === viewerId) return answer;
    throw new ApiError('Somebody signed in or out. Reload the page.', 'UNAUTHENTICATED');
  }

  return new Environment({
    network: Network.create((operation, variables) => {
      const key = answerKey(operation.id, variables);
      const answer = read.get(key);
      read.delete(key);
      return answer ? forViewer(answer) : fetchOperation(operation, variables).then(forViewer);
    }),
    store: new Store(new RecordSource(), { gcReleaseBufferSize: PAGES_KEPT }),
  });
}

/** Operations are named by their hash alone: the server has their texts (`operations.json`). */
const fetchOperation = ({ id, name }: RequestParameters, variables: Variables) =>
  runOperation({ id: id ?? null, name }, variables);

function viewerIdIn(answer: GraphQLResponse): string | undefined {
  const data = 'data' in answer ? answer.data : null;
  return (data?.['viewer'] as { readonly id?: string } | null | undefined)?.id;
}

interface Operation {
  /** Its hash. */
  readonly id: string | null;
  readonly name: string;
}

/**
 * Sends an operation of the pages to the API.
 *
 * @throws ApiError with the first error of the answer
 */
export async function runOperation(
  { id, name }: Operation,
  variables: object,
): Promise<GraphQLResponse> {
  const response = await fetch(browserPath('/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ documentId: id, operationName: name, variables }),
  }).catch(() => {
    throw new Error('The server could not be reached. Are you online?');
  });
  const answer: (GraphQLResponse & Failures) | null = await response.json().catch(() => null);
  if (answer === null) throw new Error(`The server answered with status ${response.status}.`);
  const failure = answer.errors?.[0];
  if (failure !== undefined) throw new ApiError(failure.message, failure.extensions?.code ?? null);
  return answer;
}

interface Failures {
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

/** An error that the API answered. */
export class ApiError extends Error {
  readonly code: string | null;

  constructor(message: string, code: string | null) {
    super(message);
    this.code = code;
  }
}
