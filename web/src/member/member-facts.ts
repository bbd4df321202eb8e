import { useEffect, useSyncExternalStore } from 'react';
import { graphql, useRelayEnvironment } from 'react-relay/hooks';
import { createOperationDescriptor, getRequest, type IEnvironment } from 'relay-runtime';
import type { memberFactsQuery } from '../__generated__/memberFactsQuery.graphql.ts';

type Answer = memberFactsQuery['response'];
type Facts = NonNullable<Answer['nodes'][number]>;

/** How many ids `nodes` takes at once. */
const MAX_IDS = 100;

/** In ms. What a page draws in this time is asked for together, and the parts of a page come one by one. */
const PATIENCE = 100;

/** In ms. What stands on every page waits so long for what else the page asks. */
const MAX_PATIENCE = 2000;

/** What the viewer did to what the page shows, and what they may do. */
class MemberFacts {
  readonly #environment: IEnvironment;
  readonly #found = new Map<string, Facts>();
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #viewer: Answer['viewer'] | null = null;
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

  readonly findViewer = (): Answer['viewer'] | null => this.#viewer;

  want(id: string): void {
    if (this.#asked.has(id)) return;
    this.#asked.add(id);
    this.#waiting.push(id);
    this.#schedule(PATIENCE);
  }

  wantViewer(): void {
    if (this.#viewer === null && this.#timer === undefined) this.#schedule(MAX_PATIENCE);
  }

  /** Not before the page answers to its reader: its parts come one by one until then. */
  #schedule(patience: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if ('hydrated' in document.documentElement.dataset) whenIdle(() => this.#ask());
      else this.#schedule(PATIENCE);
    }, patience);
  }

  #ask(): void {
    do this.#load(this.#waiting.splice(0, MAX_IDS));
    while (this.#waiting.length > 0);
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
    const { nodes, viewer } = data as unknown as Answer;
    this.#viewer ??= viewer;
    for (const facts of nodes) if (facts) this.#found.set(facts.id, facts);
    for (const listener of this.#listeners) listener();
  }
}

/** After what the browser is about to draw. Safari has no word for it. */
function whenIdle(ask: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(ask, { timeout: MAX_PATIENCE });
  else ask();
}

const QUERY = graphql`
  query memberFactsQuery($ids: [ID!]!) {
    viewer {
      ...bell_viewer
    }
    nodes(ids: $ids) {
      id
      ...commentActions_comment @alias(as: "comment")
      ...postActions_post @alias(as: "post")
      ...wikiPageActions_page @alias(as: "page")
      ...userActions_user @alias(as: "user")
      ...reactionButtons_subject @alias(as: "reactable")
      ...newSteps_subject @alias(as: "commentable")
      ...ballot_post @alias(as: "ballot")
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
  const facts = useFacts();
  useEffect(() => facts.want(id), [facts, id]);
  return useSyncExternalStore(facts.subscribe, () => facts.find(id));
}

/** What every page shows of the viewer, in the same request. */
export function useViewerFacts(): Answer['viewer'] | null {
  const facts = useFacts();
  useEffect(() => facts.wantViewer(), [facts]);
  return useSyncExternalStore(facts.subscribe, facts.findViewer);
}

function useFacts(): MemberFacts {
  const environment = useRelayEnvironment();
  const facts = factsOf.get(environment) ?? new MemberFacts(environment);
  factsOf.set(environment, facts);
  return facts;
}
