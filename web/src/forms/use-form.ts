import { type FormEvent, useRef, useState } from 'react';
import { type Problem, problemOf } from './problem.ts';

export interface Form {
  readonly problems: readonly Problem[];
  readonly isPending: boolean;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/**
 * Sends a form once at a time. After a refusal, the first field at fault has the focus.
 *
 * @param send gets the values by the names of the fields, and gives what is wrong with them
 */
export function useForm(
  send: (values: Readonly<Record<string, string>>) => Promise<readonly Problem[]>,
): Form {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isPending, setIsPending] = useState(false);
  const isSending = useRef(false);

  async function submit(form: HTMLFormElement): Promise<void> {
    isSending.current = true;
    setIsPending(true);
    const entries = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    const found = await send(Object.fromEntries(entries)).catch((error) => [problemOf(error)]);
    isSending.current = false;
    setIsPending(false);
    setProblems(found);
    const field = found.find((problem) => problem.field !== null)?.field;
    const element = field ? form.elements.namedItem(field) : null;
    if (element instanceof HTMLElement) element.focus();
  }

  return {
    problems,
    isPending,
    onSubmit(event) {
      event.preventDefault();
      if (!isSending.current) void submit(event.currentTarget);
    },
  };
}
