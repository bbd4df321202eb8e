import {
  createOperationDescriptor,
  type GraphQLTaggedNode,
  getRequest,
  type IEnvironment,
} from 'relay-runtime';

/** Maximum of ids in `nodes`. */
const MAX_IDS = 100;

/** In ms. Ids that are requested within this time share a request, because the parts of a page come one by one. */
const BATCH_DELAY = 100;

/** In ms. What is on every page waits so long for the other parts of the page. */
const MAX_DELAY = 2000;

interface NodesAnswer {
  readonly nodes: readonly ({ readonly id: string } | null | undefined)[];
}

/** Reads what a query has about the objects that a page shows, by their ids, in one request for all of them. */
export class NodeBatcher<Answer extends NodesAnswer> {
  readonly #environment: IEnvironment;
  readonly #query: GraphQLTaggedNode;
  readonly #found = new Map<string, NonNullable<Answer['nodes'][number]>>();
  readonly #requested = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #first: Answer | null = null;
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param query takes `$ids` */
  constructor(environment: IEnvironment, query: GraphQLTaggedNode) {
    this.#environment = environment;
    this.#query = query;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  find(id: string): NonNullable<Answer['nodes'][number]> | null {
    return this.#found.get(id) ?? null;
  }

  /** The first answer, for what it has besides its nodes. */
  readonly findFirst = (): Answer | null => this.#first;

  request(id: string): void {
    if (this.#requested.has(id)) return;
    this.#requested.add(id);
    this.#waiting.push(id);
    this.#schedule(BATCH_DELAY);
  }

  requestFirst(): void {
    if (this.#first === null && this.#timer === undefined) this.#schedule(MAX_DELAY);
  }

  /** Not before the page answers to its reader: its parts come one by one until then. */
  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if ('hydrated' in document.documentElement.dataset) whenIdle(() => this.#request());
      else this.#schedule(BATCH_DELAY);
    }, delay);
  }

  #request(): void {
    do this.#load(this.#waiting.splice(0, MAX_IDS));
    while (this.#waiting.length > 0);
  }

  #load(ids: readonly string[]): void {
    const operation = createOperationDescriptor(getRequest(this.#query), { ids });
    // The page shows it as long as it is open.
    this.#environment.retain(operation);
    this.#environment.execute({ operation }).subscribe({
      complete: () => this.#read(operation),
      // The page is as it was for readers. What is drawn next asks again.
      error: () => {
        for (const id of ids) this.#requested.delete(id);
      },
    });
  }

  #read(operation: ReturnType<typeof createOperationDescriptor>): void {
    const { data } = this.#environment.lookup(operation.fragment);
    const answer = data as unknown as Answer;
    this.#first ??= answer;
    for (const facts of answer.nodes) if (facts) this.#found.set(facts.id, facts);
    for (const listener of this.#listeners) listener();
  }
}

/** After what the browser is about to draw. Safari has no word for it. */
function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: MAX_DELAY });
  else run();
}
