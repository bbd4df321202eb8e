import { turnBefore } from '../../event-loop/loop-turns.ts';
import type { OperationAnswer, PageRenderer, Variables } from './page-renderer.ts';

/** An operation that a page is rendered with. */
export interface PageRead {
  readonly id: string;
  readonly variables: Variables;
}

type Run = (id: string, variables: Variables) => Promise<OperationAnswer>;

/** Reads for one page: each operation once, however often it is asked for. */
export class PageReading {
  readonly #keyOf: PageRenderer['answerKey'];
  readonly #run: Run;
  readonly #answers = new Map<string, Promise<OperationAnswer>>();

  constructor(keyOf: PageRenderer['answerKey'], run: Run) {
    this.#keyOf = keyOf;
    this.#run = run;
  }

  answer({ id, variables }: PageRead): Promise<OperationAnswer> {
    const key = this.#keyOf(id, variables);
    const answer = this.#answers.get(key) ?? this.#run(id, variables);
    this.#answers.set(key, answer);
    return answer;
  }

  /** What the browser takes a page over with that was rendered with these, as JSON. */
  async handedOver(reads: readonly PageRead[], renderedAt: number): Promise<string> {
    const answers = await Promise.all(
      reads.map(async (read) => [this.#keyOf(read.id, read.variables), await this.answer(read)]),
    );
    const written: string[] = [];
    for (const answer of answers) {
      const json = JSON.stringify(answer);
      written.push(json);
      await turnBefore(json.length);
    }
    return `{"renderedAt":${renderedAt},"answers":[${written.join(',')}]}`;
  }
}
