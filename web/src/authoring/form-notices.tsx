import type { StoredForm } from './use-stored-form.ts';

interface FormNoticesProps<Values> {
  readonly form: StoredForm<Values>;
  /** What the server has. */
  readonly initial: Values;
}

/** Says what of a form is in this browser alone, and what another tab did. */
export function FormNotices<Values extends object>({ form, initial }: FormNoticesProps<Values>) {
  const { otherTab } = form;
  return (
    <div role="status">
      {otherTab !== null && (
        <div className="notice">
          <p>You changed this text in another tab, too. What you type here replaces it.</p>
          <button type="button" onClick={() => form.reset(otherTab)}>
            Continue with the text of the other tab
          </button>
        </div>
      )}
      {form.isRestored && otherTab === null && (
        <div className="notice">
          <p>This is what you typed here before. It is stored in this browser and not yet saved.</p>
          <button type="button" onClick={() => form.reset(initial)}>
            Discard it
          </button>
        </div>
      )}
    </div>
  );
}
