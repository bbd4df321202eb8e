import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { quoteOf } from './quote-of.ts';
import { selectedText, subscribeToSelection } from './selected-text.ts';

interface QuoteButtonProps {
  /** Receives the selection as a quote in Markdown. */
  readonly onQuote: (markdown: string) => void;
}

/** Stands over the page while something is selected in the text of the article around it. The key r does the same (`keyboard/keys.ts`). */
export function QuoteButton({ onQuote }: QuoteButtonProps) {
  const place = useRef<HTMLDivElement>(null);
  const [article, setArticle] = useState<Element | null>(null);
  useEffect(() => setArticle(place.current?.closest('article') ?? null), []);
  const words = useSyncExternalStore(subscribeToSelection, () => {
    const selected = selectedText();
    return selected !== null && selected.article === article ? selected.words : null;
  });

  function quote() {
    if (words === null) return;
    getSelection()?.removeAllRanges();
    onQuote(quoteOf(words));
  }

  return (
    <div ref={place} className="quote">
      {words !== null && (
        // A click would end the selection.
        <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={quote}>
          Quote
        </button>
      )}
    </div>
  );
}
