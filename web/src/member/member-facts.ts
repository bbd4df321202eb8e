import { useEffect, useSyncExternalStore } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { createOperationDescriptor, getRequest, type IEnvironment } from 'relay-runtime';
import type { memberFactsQuery } from '../__generated__/memberFactsQuery.graphql.ts';

type Facts = NonNullable<memberFactsQuery['response']['nodes'][number]>;

/** How many ids `nodes` takes at once. */
const MAX_IDS = 100;

/** In ms. What a page draws in this time is asked for together, and the parts of a page come one by one. */
const PATIENCE = 100;

/** What the viewer did to what the page shows, and what they may do. */
class MemberFacts {
  readonly #environment: IEnvironment;
  readonly #found = new Map<string, Facts>();
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(environment: IEnvironment) {
    this.#environment = environment;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  find(id: string): Facts | null {
    return this.#found.get(id) ?? null;
  }

  want(id: string): void {
    if (this.#asked.has(id)) return;
    this.#asked.add(id);
    this.#waiting.push(id);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PATIENCE);
  }

  #ask(): void {
    while (this.#waiting.length > 0) this.#load(this.#waiting.splice(0, MAX_IDS));
  }

  #load(ids: readonly string[]): void {
    const operation = createOperationDescriptor(getRequest(QUERY), { ids });
    // The page shows it as long as it is open.
    this.#environment.retain(operation);
    this.#environment.execute({ operation }).subscribe({
      complete: () => this.#read(operation),
      // The page is as it was for readers. What is drawn next asks again.
      error: () => {
        for (const id of ids) this.#asked.delete(id);
      },
    });
  }

  #read(operation: ReturnType<typeof createOperationDescriptor>): void {
    const { data } = this.#environment.lookup(operation.fragment);
    const { nodes } = data as unknown as memberFactsQuery['response'];
    for (const facts of nodes) if (facts) this.#found.set(facts.id, facts);
    for (const listener of this.#listeners) listener();
  }
}

const QUERY = graphql`
  query memberFactsQuery($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ...commentActions_comment @alias(as: "comment")
      ...postActions_post @alias(as: "post")
      ...wikiPageActions_page @alias(as: "page")
      ...userActions_user @alias(as: "user")
    }
  }
`;

/** One for each store, so for each page that was opened. */
const factsOf = new WeakMap<IEnvironment, MemberFacts>();

/**
 * What the viewer did to a comment, post, wiki page or user, and what they may do; null until the server has
 * answered. All that a page shows is asked for in one request.
 */
export function useMemberFacts(id: string): Facts | null {
  const environment = useRelayEnvironment();
  const facts = factsOf.get(environment) ?? new MemberFacts(environment);
  factsOf.set(environment, facts);
  useEffect(() => facts.want(id), [facts, id]);
  return useSyncExternalStore(facts.subscribe, () => facts.find(id));
}
