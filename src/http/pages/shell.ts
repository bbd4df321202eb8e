import { escapeHtml } from '../../lib/escape-html.ts';
import type { Bundle } from './bundle.ts';
import { escapeForScript } from './escape-for-script.ts';
import type { PageFacts } from './page.ts';
import { linkedDataOf } from './page-linked-data.ts';
import type { Rendering } from './rendering.ts';

interface ShellOptions {
  readonly siteName: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** Scheme and host, for addresses that others store. */
  readonly origin: string;
  /** Null for a page that is not there. */
  readonly facts: PageFacts | null;
  readonly bundle: Bundle;
  /** The name of the page's file in web/src/pages, to have it loaded early. */
  readonly script: string | null;
  /** Leads to GraphiQL with the page's query; null when GraphiQL is switched off. */
  readonly queryAddress: string | null;
  /** Null for a page whose script has to draw it. */
  readonly rendering: Rendering | null;
}

/**
 * The HTML of a page: what it is, for those who do not run its script (search engines, other sites,
 * browsers on a bad line), and the script for all others.
 */
export function renderShell(options: ShellOptions): string {
  const { siteName, language, facts, bundle, script, queryAddress } = options;
  const title = facts === null ? 'Not found' : facts.title;
  const fullTitle = title === null ? siteName : `${title} · ${siteName}`;
  return `<!doctype html>
<html lang="${escapeHtml(language)}" data-graphiql="${queryAddress === null ? 'off' : 'on'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(fullTitle)}</title>
<meta name="application-name" content="${escapeHtml(siteName)}">
<meta name="color-scheme" content="light dark">
${headOf(facts, options)}
${assetsOf(bundle, script)}
</head>
<body>
${contentOf({ ...options, heading: title ?? siteName })}
</body>
</html>
`;
}

function headOf(facts: PageFacts | null, { siteName, origin }: ShellOptions): string {
  if (facts === null) return '<meta name="robots" content="noindex">';
  const { title, description, path, type, publishedAt, author, picture, isUnlisted } = facts;
  const { feeds = [] } = facts;
  const linkedData = linkedDataOf({ facts, siteName, origin });
  return [
    meta('name', 'description', description),
    `<link rel="canonical" href="${escapeHtml(origin + path)}">`,
    meta('property', 'og:title', title ?? siteName),
    meta('property', 'og:description', description),
    meta('property', 'og:type', type),
    meta('property', 'og:url', origin + path),
    meta('property', 'og:site_name', siteName),
    meta('property', 'og:image', picture),
    meta('property', 'article:published_time', publishedAt),
    meta('name', 'author', author),
    meta('name', 'robots', isUnlisted ? 'noindex' : undefined),
    ...feeds.map(
      (feed) =>
        `<link rel="alternate" type="application/atom+xml" title="${escapeHtml(feed.title)}" href="${escapeHtml(feed.path)}">`,
    ),
    linkedData && `<script type="application/ld+json">${escapeForScript(linkedData)}</script>`,
  ]
    .filter(Boolean)
    .join('\n');
}

function meta(kind: 'name' | 'property', name: string, content: string | null | undefined) {
  if (!content) return '';
  return `<meta ${kind}="${name}" content="${escapeHtml(content)}">`;
}

function assetsOf(
  { main, theme, icon, styles, pageScripts }: Bundle,
  script: string | null,
): string {
  const early = script === null ? [] : (pageScripts.get(script) ?? []);
  return [
    icon && `<link rel="icon" href="${icon}">`,
    theme && `<script src="${theme}"></script>`,
    ...styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    main && `<script type="module" src="${main}"></script>`,
    ...early.map((href) => `<link rel="modulepreload" href="${href}">`),
  ]
    .filter(Boolean)
    .join('\n');
}

function contentOf(options: ShellOptions & { heading: string }): string {
  const { rendering } = options;
  if (rendering === null) return `<div id="app">${fallback(options)}</div>`;
  return `<div id="app">${rendering.html}</div>
<script type="application/json" id="${rendering.id}">${rendering.json}</script>`;
}

/** Stands there until the script draws the page, and stays if that never comes. */
function fallback({ heading, facts, queryAddress }: ShellOptions & { heading: string }): string {
  const feed = facts?.feeds?.[0];
  const links = [
    feed && `<a href="${escapeHtml(feed.path)}">its feed</a>`,
    queryAddress && `<a href="${escapeHtml(queryAddress)}">its GraphQL query</a>`,
  ].filter(Boolean);
  const ways = links.length === 0 ? '' : ` You can also read ${links.join(' or ')}.`;
  return `<main class="page fallback">
<h1>${escapeHtml(heading)}</h1>
<p>${escapeHtml(facts?.description ?? 'There is nothing at this address.')}</p>
<p class="fallback-note">The rest of this page needs its script, which has not run.${ways}</p>
</main>`;
}
