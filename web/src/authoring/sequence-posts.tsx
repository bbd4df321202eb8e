import { useEffect, useId, useRef, useState } from 'react';
import { FormProblems } from '../forms/field.tsx';
import { type Problem, problemOf } from '../forms/problem.ts';
import { ChoiceSearch } from '../writing/choice-search.tsx';
import { findPosts } from '../writing/find-posts.ts';
import { SequenceEntry } from './sequence-entry.tsx';
import {
  addEntry,
  type Entry,
  moved,
  readEntries,
  removeEntry,
  saveChapter,
  saveOrder,
  without,
} from './sequence-order.ts';
import { useDragOrder } from './use-drag-order.ts';

/** The posts of a sequence: their order, their chapters, and which ones there are. Each change is saved at once. */
export function SequencePosts({ sequenceId }: { readonly sequenceId: string }) {
  const id = useId();
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, setState] = useState('');
  const [words, setWords] = useState('');
  // One after the other, so that the last change is the one that stays.
  const saving = useRef(Promise.resolve());
  const waiting = useRef(0);
  const isRefused = useRef(false);

  async function reload(): Promise<void> {
    setEntries(await readEntries(sequenceId));
  }

  /** Shows a change at once, and what the server has if it is refused. */
  function save(
    shown: readonly Entry[],
    said: string,
    send: () => Promise<readonly Problem[]>,
  ): void {
    setEntries(shown);
    setState('');
    if (waiting.current === 0) setProblems([]);
    waiting.current += 1;
    saving.current = saving.current.then(async () => {
      const found = await send().catch((error) => [problemOf(error)]);
      waiting.current -= 1;
      if (found.length === 0) setState(said);
      else {
        isRefused.current = true;
        setProblems(found);
      }
      // Not before the changes that came meanwhile are sent: they are shown, too.
      if (waiting.current > 0 || !isRefused.current) return;
      const read = await readEntries(sequenceId).catch(() => null);
      if (read === null || waiting.current > 0) return;
      isRefused.current = false;
      setEntries(read);
    });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each sequence
  useEffect(() => {
    reload().catch((error) => setProblems([problemOf(error)]));
  }, [sequenceId]);

  const list = entries ?? [];
  function move(from: number, to: number): void {
    const entry = list[from];
    if (entry === undefined || from === to) return;
    const next = moved(list, from, to);
    const said = `“${entry.title}” is number ${to + 1} of ${next.length} now.`;
    save(next, said, () => saveOrder(sequenceId, next));
  }
  const dragging = useDragOrder(move);

  if (entries === null) return <FormProblems problems={problems} fields={[]} />;
  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>Posts</h2>
      <FormProblems problems={problems} fields={[]} />
      {entries.length === 0 && <p className="nothing">The sequence has no posts yet.</p>}
      <ol className="sequence-posts">
        {entries.map((entry, index) => (
          <SequenceEntry
            key={entry.postId}
            entry={entry}
            index={index}
            count={entries.length}
            drag={dragging(index)}
            onMove={(to) => move(index, to)}
            onChapter={(chapterTitle, onEnd) => {
              const named = { ...entry, chapterTitle };
              save(entries.with(index, named), 'The chapter is saved.', async () => {
                const found = await saveChapter(sequenceId, named).catch((error) => [
                  problemOf(error),
                ]);
                onEnd(found.length === 0);
                return found;
              });
            }}
            onRemove={() => {
              const next = without(entries, index);
              const said = `“${entry.title}” was removed.`;
              save(next, said, () => removeEntry(sequenceId, entry.postId));
            }}
          />
        ))}
      </ol>
      <p role="status">{state}</p>
      <div className="field topics-field">
        <label htmlFor={id}>Add a post</label>
        <ChoiceSearch
          id={id}
          search={findPosts}
          labelOf={({ title }) => title}
          noun={{ one: 'post', many: 'posts' }}
          words={words}
          aria-describedby={`${id}-hint`}
          onType={setWords}
          onChoose={({ id: postId, title }) => {
            setWords('');
            const next = [...entries, { postId, title, chapterTitle: '' }];
            save(next, `“${title}” was added.`, () => addEntry(sequenceId, postId));
          }}
          isExcluded={({ id: found }) => entries.some(({ postId }) => postId === found)}
        />
        <p className="hint" id={`${id}-hint`}>
          Type words of its title, or its address.
        </p>
      </div>
    </section>
  );
}
