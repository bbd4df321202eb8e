import type { Autosave } from './use-autosave.ts';

interface DraftStateProps {
  readonly autosave: Autosave;
  /** Whether the server has all that was typed. */
  readonly isBackedUp: boolean;
}

/** Where what was typed is. Screen readers read it on demand: it changes every few seconds. */
export function DraftState({ autosave: { savedAt, failure }, isBackedUp }: DraftStateProps) {
  if (failure !== null) {
    return <p className="hint">Stored in this browser. The server could not save it: {failure}</p>;
  }
  if (savedAt === null) return null;
  const time = new Date(savedAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return (
    <p className="hint">
      {isBackedUp
        ? `Saved for you at ${time}.`
        : `Saved for you at ${time}, up to your last words.`}
    </p>
  );
}
