import { createClient } from 'graphql-sse';
import {
  Environment,
  type GraphQLResponse,
  Network,
  Observable,
  RecordSource,
  Store,
} from 'relay-runtime';

/** Queries and mutations by `fetch`, subscriptions as streams of server-sent events. */
export function createEnvironment(url: string, token: string): Environment {
  const authorization = { authorization: `Bearer ${token}` };
  const headers = { 'content-type': 'application/json', ...authorization };
  const streams = createClient({ url, headers: authorization });
  const network = Network.create(
    async ({ text: query }, variables) => {
      const body = JSON.stringify({ query, variables });
      return (await fetch(url, { method: 'POST', headers, body })).json();
    },
    ({ text }, variables) =>
      Observable.create((sink) => {
        const next = (answer: unknown) => sink.next(answer as GraphQLResponse);
        return streams.subscribe({ query: text ?? '', variables }, { ...sink, next });
      }),
  );
  return new Environment({ network, store: new Store(new RecordSource()) });
}
