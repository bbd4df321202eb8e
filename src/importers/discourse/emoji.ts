// From emojibase-data 17.0.0 (MIT licence, copyright 2017-2019 Miles Johnson): the names of GitHub, JoyPixels and Slack.
import NAMES from './emoji-names.json' with { type: 'json' };

/** Characters by the names that forums call them: `:tada:`, and `:wave:t3:` with the third of the tones. */
export function emojiOf(written: string): string | null {
  const [, name = '', tone] = /^:([a-z0-9_+-]{1,30}):(?:t([2-6]):)?$/.exec(written) ?? [];
  const emoji = EMOJI.get(name);
  if (emoji === undefined || tone === undefined) return emoji ?? null;
  // A tone stands behind the person, before anything that is joined to them.
  return emoji.replace(/^(\p{Emoji_Modifier_Base})\uFE0F?/u, `$1${TONES[Number(tone) - 2] ?? ''}`);
}

const TONES = ['\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];

const EMOJI: ReadonlyMap<string, string> = new Map(
  NAMES.flatMap((line) => line.split('|')).flatMap((line) => {
    const [emoji = '', ...names] = line.split(' ');
    return names.map((name) => [name, emoji] as const);
  }),
);
