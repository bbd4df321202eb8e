import { useEffect, useState } from 'react';

/** How long a user has to pause until their words are searched, in ms. */
const PAUSE = 200;

/** What is found for words that are being typed. A search that fails finds nothing: what is typed is the same without. */
export function useSuggestions<Item>(
  words: string | null,
  search: (words: string) => Promise<readonly Item[]>,
): readonly Item[] {
  const [found, setFound] = useState<{ words: string; items: readonly Item[] } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same search all the time
  useEffect(() => {
    if (words === null || words.trim() === '') return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const items = await search(words).catch(() => []);
      if (!isOver) setFound({ words, items });
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [words]);

  return words !== null && found?.words === words ? found.items : [];
}
