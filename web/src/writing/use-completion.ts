import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { begunIn, type Completion, findCompletions } from './completions.ts';
import { useSuggestions } from './use-suggestions.ts';

/**
 * Completes `@name` and `[[Title` in a text. The list is not open while nothing is found; then its keys are the
 * text's own (WAI-ARIA 1.2, section 5.4: a textbox with `aria-autocomplete`).
 */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  onChange: (text: string) => void,
) {
  const id = useId();
  const [begun, setBegun] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const completions = useSuggestions(begun, findCompletions);
  const isOpen = completions.length > 0;
  const chosen = completions[Math.min(active, completions.length - 1)];

  function look(): void {
    const area = field.current;
    const isCursor = area !== null && area.selectionStart === area.selectionEnd;
    setBegun(isCursor ? begunIn(area.value.slice(0, area.selectionStart)) : null);
    setActive(0);
  }

  function take({ markdown }: Completion): void {
    const area = field.current;
    if (area === null || begun === null) return;
    const end = area.selectionStart;
    const rest = markdown.endsWith(']]') && area.value.startsWith(']]', end) ? 2 : 0;
    area.setRangeText(markdown, end - begun.length, end + rest, 'end');
    setBegun(null);
    onChange(area.value);
  }

  function press(event: KeyboardEvent): void {
    if (!isOpen || chosen === undefined || event.nativeEvent.isComposing || !KEYS.has(event.key))
      return;
    event.preventDefault();
    if (event.key === 'Escape') setBegun(null);
    else if (event.key.startsWith('Arrow')) {
      const step = event.key === 'ArrowDown' ? 1 : completions.length - 1;
      setActive((completions.indexOf(chosen) + step) % completions.length);
    } else take(chosen);
  }

  return {
    id,
    completions,
    chosen,
    take,
    look,
    /** For the field. */
    attributes: {
      onKeyDown: press,
      onClick: look,
      onBlur: () => setBegun(null),
      'aria-autocomplete': 'list' as const,
      ...(isOpen && {
        'aria-controls': id,
        'aria-activedescendant': `${id}-${chosen ? completions.indexOf(chosen) : 0}`,
      }),
    },
  };
}

const KEYS = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape']);
