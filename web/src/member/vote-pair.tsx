import type { ReactNode } from 'react';

interface VoteChoice {
  readonly label: ReactNode;
  /** For those who hear the page, without what is voted on: `Vote up`. */
  readonly name: string;
  /** Whether it is the viewer's vote. */
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

interface VotePairProps {
  /** What they vote on, for those who hear the page: `the comment by Ada`. */
  readonly subject: string;
  readonly up: VoteChoice;
  readonly down: VoteChoice;
  readonly className?: string;
}

/** Two buttons, for and against. */
export function VotePair({ subject, up, down, className = '' }: VotePairProps) {
  return (
    <span className={`votes ${className}`}>
      {[up, down].map(({ label, name, isChosen, onChoose }) => (
        <button
          key={name}
          type="button"
          aria-pressed={isChosen}
          aria-label={`${name}: ${subject}`}
          title={name}
          onClick={onChoose}
        >
          {label}
        </button>
      ))}
    </span>
  );
}
