import { describe, expect, it } from 'vitest';
import { parseReactions } from '../../src/lib/reactions.ts';

describe('parseReactions', () => {
  it('reads emoji of one or several characters with their names', () => {
    expect(parseReactions('👍 thumbs up, ❤️ heart,👩‍🔬 Ich stimme zu')).toEqual([
      { emoji: '👍', name: 'thumbs up' },
      { emoji: '❤️', name: 'heart' },
      { emoji: '👩‍🔬', name: 'Ich stimme zu' },
    ]);
    expect(parseReactions('off')).toEqual([]);
  });

  it.each(['', 'thumbs up', '👍', '👍 one, ❤️ one', '👍 <b>', '👍 a,', `👍 ${'a'.repeat(31)}`])(
    'rejects %j',
    (text) => {
      expect(parseReactions(text)).toBeNull();
    },
  );
});
