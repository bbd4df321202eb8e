import { FormProblems } from './field.tsx';
import type { Problem } from './problem.ts';
import { useForm } from './use-form.ts';

interface ConfirmedActionProps {
  readonly title: string;
  readonly explanation: string;
  readonly label: string;
  readonly run: () => Promise<readonly Problem[]>;
}

/** Something that is explained before it is done. */
export function ConfirmedAction({ title, explanation, label, run }: ConfirmedActionProps) {
  const { problems, isPending, onSubmit } = useForm(run);
  return (
    <details>
      <summary>{title}</summary>
      <form method="post" className="form" onSubmit={onSubmit}>
        <p>{explanation}</p>
        <FormProblems problems={problems} fields={[]} />
        <button type="submit" disabled={isPending}>
          {label}
        </button>
      </form>
    </details>
  );
}
