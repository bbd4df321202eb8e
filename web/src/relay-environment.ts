import {
  Environment,
  type FetchFunction,
  type GraphQLResponse,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime';

/** Pages left behind whose data is kept, so that going back shows what was there. */
const PAGES_KEPT = 30;

/** Operations go out by their hash alone: the server has their texts (`operations.json`). */
const fetchOperation: FetchFunction = async ({ id, name }, variables) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ documentId: id, operationName: name, variables }),
  }).catch(() => {
    throw new Error('The server could not be reached. Are you online?');
  });
  const answer: (GraphQLResponse & Failures) | null = await response.json().catch(() => null);
  if (answer === null) throw new Error(`The server answered with status ${response.status}.`);
  const failure = answer.errors?.[0];
  if (failure !== undefined) throw new Error(failure.message);
  return answer;
};

interface Failures {
  readonly errors?: readonly { readonly message: string }[];
}

/** The one store of this page, and its way to the API. */
export const environment = new Environment({
  network: Network.create(fetchOperation),
  store: new Store(new RecordSource(), { gcReleaseBufferSize: PAGES_KEPT }),
});
