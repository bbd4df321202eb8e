/** Namespaces that every wiki has, by their numbers. */
export const NS = {
  media: -2,
  special: -1,
  main: 0,
  talk: 1,
  user: 2,
  userTalk: 3,
  project: 4,
  file: 6,
  interface: 8,
  template: 10,
  help: 12,
  category: 14,
} as const;

/** Names that work on every wiki, beside those in its own language. */
export const CANONICAL_NAMES: readonly (readonly [string, number])[] = [
  ...([
    ['Media', -2],
    ['Special', -1],
    ['Talk', 1],
    ['User', 2],
    ['User talk', 3],
    ['Project', 4],
    ['Project talk', 5],
    ['File', 6],
    ['Image', 6],
    ['File talk', 7],
    ['Image talk', 7],
    ['MediaWiki', 8],
    ['MediaWiki talk', 9],
    ['Template', 10],
    ['Template talk', 11],
    ['Help', 12],
    ['Help talk', 13],
    ['Category', 14],
    ['Category talk', 15],
  ] as const),
];

/** Of extensions, with content that is no page to read: TimedText, Module, Gadget, Topic, Event and others. */
const WITHOUT_PAGES = new Set([
  ...[118, 274, 446, 486, 710, 828, 1198, 1728, 2300, 2302, 2600, 5500],
]);

/** Whether pages of a namespace become wiki pages unless `--namespaces` says otherwise. */
export function isContentNamespace(ns: number): boolean {
  if (ns === NS.main || ns === NS.project || ns === NS.help || ns === NS.category) return true;
  return ns >= 100 && ns % 2 === 0 && !WITHOUT_PAGES.has(ns);
}

/** Whether a namespace has the discussions of the one before it. */
export function isTalkNamespace(ns: number): boolean {
  return ns > 0 && ns % 2 === 1;
}
