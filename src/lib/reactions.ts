/** A reaction that a site offers. */
export interface Reaction {
  /** Plain words, which identify it: `thumbs up`. */
  readonly name: string;
  readonly emoji: string;
}

export const MAX_REACTIONS = 20;

/** An emoji and its name: letters of any language, digits, spaces and hyphens. */
const PART =
  /^(?<emoji>\p{Emoji}[\p{Emoji}\p{M}\u200d]{0,15})\s+(?<name>[\p{L}\p{N}][\p{L}\p{M}\p{N} -]{0,29})$/u;

/** Reads `👍 thumbs up, ❤️ heart`; `off` is an empty list. Null if the text is something else. */
export function parseReactions(text: string): readonly Reaction[] | null {
  if (text.trim() === 'off') return [];
  const reactions = text.split(',').map((part) => {
    // Before it is measured: the normal form of some names is longer.
    const { emoji = '', name = '' } = PART.exec(part.trim().normalize('NFC'))?.groups ?? {};
    return { emoji, name };
  });
  const names = new Set(reactions.map(({ name }) => name));
  const areDifferent = names.size === reactions.length && !names.has('');
  return areDifferent && reactions.length <= MAX_REACTIONS ? reactions : null;
}
