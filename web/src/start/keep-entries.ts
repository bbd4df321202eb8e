type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Keeps what is typed and chosen until the page answers, and enters it again then: React gives its fields the values
 * that the server wrote.
 */
export function keepEntries(): void {
  const entries = new Map<Field, string | boolean>();
  const waiting = new AbortController();
  const listening = { capture: true, signal: waiting.signal };

  addEventListener(
    'input',
    ({ target }) => {
      if (isField(target)) entries.set(target, isCheck(target) ? target.checked : target.value);
    },
    listening,
  );
  addEventListener(
    'hydrated',
    () => {
      waiting.abort();
      setTimeout(() => {
        for (const [field, entry] of entries) enter(field, entry);
      });
    },
    listening,
  );
}

function isField(target: EventTarget | null): target is Field {
  return target instanceof Element && target.matches('input, textarea, select');
}

function isCheck(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox' || field.type === 'radio';
}

/** React listens for what differs from the value that it knows, and knows what is set on the element itself. */
function enter(field: Field, entry: string | boolean): void {
  if (typeof entry === 'boolean') {
    (field as HTMLInputElement).checked = !entry;
    field.click();
    return;
  }
  Reflect.set(Object.getPrototypeOf(field), 'value', entry, field);
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}
