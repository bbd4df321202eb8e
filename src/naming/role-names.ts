import unhomoglyph from 'unhomoglyph';
import { foldLookAlikes, seenCharacters } from './skeleton.ts';

/** Words that speak of power wherever they stand in a name: "Ada (admin)". */
const TITLES = [
  ...['admin', 'admins', 'administrator', 'administrators', 'moderator', 'moderators'],
  ...['sysadmin', 'sysop', 'superuser', 'webmaster', 'administration'],
  ...['administrador', 'moderador', 'administrateur', 'moderateur', 'amministratore', 'moderatore'],
  ...[
    'админ',
    'администратор',
    'модератор',
    '管理员',
    '管理員',
    '管理人',
    '版主',
    '관리자',
    '운영자',
  ],
];

/** Words that speak of power, or of nobody, as a whole name: "Support", "The Staff", "Mod Team". */
const ROLES = [
  ...['mod', 'mods', 'moderation', 'operator', 'operators', 'owner', 'owners', 'root', 'staff'],
  ...['support', 'system', 'helpdesk', 'security', 'official', 'postmaster', 'hostmaster', 'abuse'],
  ...['anonymous', 'deleted', 'everyone', 'everybody', 'guest', 'nobody', 'noreply', 'community'],
  ...['team', 'management', 'manager'],
];

/** Words that may stand beside those and change nothing. */
const FILLERS = [
  ...[
    'a',
    'the',
    'of',
    'account',
    'chief',
    'commonplace',
    'desk',
    'forum',
    'global',
    'group',
    'head',
  ],
  ...[
    'help',
    'lead',
    'real',
    'senior',
    'site',
    'super',
    'user',
    'verified',
    'website',
    'wiki',
    'your',
  ],
];

const plain = (word: string) => foldLookAlikes(seenCharacters(word)).replace(/\p{M}/gu, '');
const titles: ReadonlySet<string> = new Set(TITLES.map(plain));
const roles: ReadonlySet<string> = new Set([...TITLES, ...ROLES].map(plain));
const fillers: ReadonlySet<string> = new Set(FILLERS.map(plain));

/** Whether a name, of either kind, can be taken for that of a role, of the site itself, or of nobody. */
export function isRoleName(text: string): boolean {
  return [text, ...labelsIn(text)].some(readsAsRole);
}

/** What a name says apart from the rest, as a badge does: "[Mod] Ada", "Ada (staff)", "Ada | Support". */
function labelsIn(text: string): string[] {
  return text.normalize('NFKC').split(LABEL_BOUNDS);
}

const LABEL_BOUNDS = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}<>|¦•·/\\:]+|\s+[\p{Pd}*~]+\s+/u;

function readsAsRole(text: string): boolean {
  const seen = seenCharacters(text);
  return [seen, seen.toLowerCase()].some((form) => {
    const words = wordsOf(form);
    if (words.some((word) => isAmong(titles, word))) return true;
    if (isAmong(roles, words.join(''))) return true;
    return (
      words.some((word) => isAmong(roles, word)) &&
      words.every((word) => isAmong(roles, word) || isAmong(fillers, word))
    );
  });
}

/** The words of a name. Letters that stand alone are one word: "S u p p o r t", "A.d.m.i.n". */
function wordsOf(text: string): string[] {
  return text
    .replace(SIGN, letterLike)
    .replace(SPELT_OUT, (letters) => letters.replace(/[^\p{L}\p{N}\p{M}]/gu, ''))
    .split(/[^\p{L}\p{N}\p{M}@$!|€]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word.replace(ENDS, '')));
}

const SIGN = /[^\p{L}\p{N}\p{M}\s]/gu;

/** A sign that looks like a letter, such as ⊤ or ℮, as that letter. */
function letterLike(sign: string): string {
  const folded = unhomoglyph(sign);
  return /^\p{L}+$/u.test(folded) ? folded : sign;
}

/** Three or more characters, each with something between it and the next one. */
const SPELT_OUT =
  /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}]\p{M}*(?:[^\p{L}\p{N}\p{M}]+[\p{L}\p{N}]\p{M}*(?![\p{L}\p{N}\p{M}])){2,}/gu;

const ENDS = /^[^\p{L}]+|[^\p{L}]+$/gu;

/** With digits and signs for letters, and with those at either end left out: "4dm1n", "Admin7!". */
function isAmong(words: ReadonlySet<string>, word: string): boolean {
  return [word, word.replace(ENDS, '')].some((form) => {
    const letters = plain(form);
    return words.has(letters) || words.has(letters.replace(/[^\p{L}]/gu, (c) => LEET[c] ?? c));
  });
}

const LEET: Readonly<Record<string, string>> = {
  ...{ '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b' },
  ...{ '@': 'a', $: 's', '!': 'l', '€': 'e' },
};
