import { type ComponentPropsWithRef, type InputHTMLAttributes, useId } from 'react';
import { SignInLink } from '../account/sign-in-link.tsx';
import type { Problem } from './problem.ts';

export interface FieldFacts {
  /** In what is sent. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Those of the whole form. */
  readonly problems: readonly Problem[];
}

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldFacts>;

/** A labelled line of text, with what is wrong with it below. */
export function Field({ name, label, hint, problems, ...input }: FieldFacts & Input) {
  const { id, described, notes } = useField({ name, hint, problems });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} dir="auto" {...input} {...described} />
      {notes}
    </div>
  );
}

type Area = Omit<ComponentPropsWithRef<'textarea'>, keyof FieldFacts>;

/** The same for a longer text. */
export function TextField({ name, label, hint, problems, ...area }: FieldFacts & Area) {
  const { id, described, notes } = useField({ name, hint, problems });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} dir="auto" {...area} {...described} />
      {notes}
    </div>
  );
}

/** The id of a field, and what describes it: its hint, and what is wrong with it. */
export function useField({
  name,
  hint,
  problems,
}: Omit<FieldFacts, 'label' | 'hint'> & { hint: string | undefined }) {
  const id = useId();
  const own = problems.filter(({ field }) => field === name);
  const ids = [hint && `${id}-hint`, own.length > 0 && `${id}-problem`].filter(Boolean).join(' ');
  const notes = (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {own.length > 0 && (
        <p className="problem" id={`${id}-problem`}>
          {own.map(({ message }) => message).join(' ')}
        </p>
      )}
    </>
  );
  const described = {
    'aria-invalid': own.length > 0,
    ...(ids === '' ? {} : { 'aria-describedby': ids }),
  };
  return { id, described, notes };
}

/** What is wrong with no field that is shown. */
export function FormProblems({
  problems,
  fields,
}: {
  readonly problems: readonly Problem[];
  /** The names of the fields that show their own. */
  readonly fields: readonly string[];
}) {
  const others = problems.filter(({ field }) => field === null || !fields.includes(field));
  return (
    <div role="alert">
      {others.map(({ message, isSessionEnd }) => (
        <p key={message} className="failure">
          {message}
          {isSessionEnd && (
            <>
              {' '}
              <SignInLink>Sign in</SignInLink> and try again.
            </>
          )}
        </p>
      ))}
    </div>
  );
}
