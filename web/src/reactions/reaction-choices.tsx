import { useEffect, useRef } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import type { reactionChoicesQuery } from '../__generated__/reactionChoicesQuery.graphql.ts';
import { useQueryOptions } from '../ui/attempt.ts';

interface Choice {
  readonly name: string;
  readonly emoji: string;
  readonly isOn: boolean;
}

interface ReactionChoicesProps {
  readonly label: string;
  /** The names of the viewer's reactions. */
  readonly chosen: readonly string[];
  readonly onChoose: (choice: Choice) => void;
  readonly onCancel: () => void;
}

/** All reactions of the site, to choose one. Escape closes it. */
export default function ReactionChoices(props: ReactionChoicesProps) {
  const { label, chosen, onChoose, onCancel } = props;
  const first = useRef<HTMLButtonElement>(null);
  const { site } = useLazyLoadQuery<reactionChoicesQuery>(
    graphql`
      query reactionChoicesQuery {
        site {
          reactions {
            name
            emoji
          }
        }
      }
    `,
    {},
    useQueryOptions(),
  );
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset
      className="reaction-choices"
      aria-label={label}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      {site.reactions.map(({ name, emoji }, index) => {
        const isOn = chosen.includes(name);
        return (
          <button
            key={name}
            ref={index === 0 ? first : null}
            type="button"
            className="reaction"
            aria-pressed={isOn}
            onClick={() => onChoose({ name, emoji, isOn })}
          >
            <span aria-hidden="true">{emoji}</span> {name}
          </button>
        );
      })}
    </fieldset>
  );
}
