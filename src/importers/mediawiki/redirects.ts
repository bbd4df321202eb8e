/** `#REDIRECT [[Target]]` in the languages of large wikis. */
const KEYWORDS = [
  ...['redirect', 'redirection', 'weiterleitung', 'rinvia', 'redirección', 'redireccion'],
  ...['redirecionamento', 'doorverwijzing', 'patrz', 'przekieruj', 'tam', 'przekierowanie'],
  ...['перенаправление', 'перенапр', 'перенаправлення', 'пренасочване', 'преусмјери', 'преусмери'],
  ...['omdirigering', 'ohjaus', 'uudelleenohjaus', 'yönlendirme', 'yönlendi̇rme', 'átirányítás'],
  ...['přesměruj', 'presmeruj', 'preusmeri', 'preusmjeri', 'suunamine', 'peradresavimas', 'alih'],
  ...['ανακατευθυνση', 'τμήμα_ανακατεύθυνση', 'đổi', 'redirecțiunea', 'redirectare', 'birzuzendu'],
  ...['転送', 'リダイレクト', '重定向', '넘겨주기', 'تحويل', 'تغییر_مسیر', 'הפניה', 'अनुप्रेषित'],
];

const REDIRECT = new RegExp(
  `^\\s*#\\s*(?:${KEYWORDS.join('|')})\\s*:?\\s*\\[\\[([^\\]|\\n]{1,400})(?:\\|[^\\]\\n]*)?\\]\\]`,
  'iu',
);

/** Where a text leads its readers on to, as it is written; null if it is no redirect. */
export function redirectTarget(wikitext: string): string | null {
  return REDIRECT.exec(wikitext.slice(0, 600))?.[1]?.trim() ?? null;
}
