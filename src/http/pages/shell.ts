import { basePathOf, withBasePath } from '../../lib/base-path.ts';
import { escapeHtml } from '../../lib/escape-html.ts';
import { SHARE_IMAGE_SIZE } from '../../share-images/share-text.ts';
import type { Bundle } from './bundle.ts';
import { escapeForScript } from './escape-for-script.ts';
import type { Piece } from './join-pieces.ts';
import type { PageFacts } from './page.ts';
import { linkedDataOf } from './page-linked-data.ts';
import type { Rendering } from './rendered-page.ts';
import { shareImageAddress } from './share-image.ts';

interface ShellOptions {
  readonly siteName: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** The address of the site. */
  readonly siteUrl: string;
  /** Null for a page that is not there. */
  readonly facts: PageFacts | null;
  readonly bundle: Bundle;
  /** The name of the page's file in web/src/pages, to have it loaded early. */
  readonly script: string | null;
  /** Whether the scripts wait for the first use of the page. */
  readonly loadsOnUse: boolean;
  /** Leads to GraphiQL with the page's query; null when GraphiQL is switched off. */
  readonly queryAddress: string | null;
  /** Whether the address has more than its path: a cursor that leads nowhere, for example. */
  readonly hasSearch: boolean;
  /** Null for a page whose script has to draw it. */
  readonly rendering: Rendering | null;
}

/**
 * The HTML of a page: what it is, for those who do not run its script (search engines, other sites,
 * browsers on a bad line), and the script for all others.
 */
export function renderShell(options: ShellOptions): readonly Piece[] {
  const { siteName, siteUrl, language, facts, queryAddress } = options;
  const title = facts === null ? 'Not found' : facts.title;
  const fullTitle = title === null ? siteName : `${title} · ${siteName}`;
  return [
    `<!doctype html>
<html lang="${escapeHtml(language)}" data-graphiql="${queryAddress === null ? 'off' : 'on'}" data-base="${basePathOf(siteUrl)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(fullTitle)}</title>
<meta name="application-name" content="${escapeHtml(siteName)}">
<meta name="color-scheme" content="light dark">
${headOf(facts, options)}
${assetsOf(options)}
</head>
<body>
`,
    ...contentOf({ ...options, heading: title ?? siteName }),
    `
</body>
</html>
`,
  ];
}

function headOf(facts: PageFacts | null, { siteName, siteUrl }: ShellOptions): string {
  if (facts === null) return '<meta name="robots" content="noindex">';
  const { title, description, path, type, publishedAt, author, isUnlisted } = facts;
  const { feeds = [] } = facts;
  const url = siteUrl + path;
  const linkedData = linkedDataOf({ facts, siteName, siteUrl });
  return [
    meta('name', 'description', description),
    `<link rel="canonical" href="${escapeHtml(url)}">`,
    meta('property', 'og:title', title ?? siteName),
    meta('property', 'og:description', description),
    meta('property', 'og:type', type),
    meta('property', 'og:url', url),
    meta('property', 'og:site_name', siteName),
    ...imageOf(facts, { siteName, siteUrl }),
    meta('property', 'article:published_time', publishedAt),
    meta('name', 'author', author),
    meta('name', 'robots', isUnlisted ? 'noindex' : undefined),
    ...feeds.map(
      (feed) =>
        `<link rel="alternate" type="application/atom+xml" title="${escapeHtml(feed.title)}" href="${escapeHtml(withBasePath(feed.path, siteUrl))}">`,
    ),
    linkedData && `<script type="application/ld+json">${escapeForScript(linkedData)}</script>`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** A picture of its own, or one that says what it is. */
function imageOf(
  facts: PageFacts,
  { siteName, siteUrl }: Pick<ShellOptions, 'siteName' | 'siteUrl'>,
): string[] {
  if (facts.picture) return [meta('property', 'og:image', facts.picture)];
  const path = shareImageAddress(facts, siteName);
  if (path === null) return [];
  const { width, height } = SHARE_IMAGE_SIZE;
  return [
    meta('property', 'og:image', siteUrl + path),
    meta('property', 'og:image:width', String(width)),
    meta('property', 'og:image:height', String(height)),
    meta('property', 'og:image:alt', facts.title ?? siteName),
    meta('name', 'twitter:card', 'summary_large_image'),
  ];
}

function meta(kind: 'name' | 'property', name: string, content: string | null | undefined) {
  if (!content) return '';
  return `<meta ${kind}="${name}" content="${escapeHtml(content)}">`;
}

function assetsOf(options: ShellOptions): string {
  const { bundle, loadsOnUse, siteUrl } = options;
  const { start, icon, styles } = bundle;
  const basePath = basePathOf(siteUrl);
  const scripts = scriptsOf(options);
  return [
    icon && `<link rel="icon" href="${basePath}${icon}">`,
    start && `<script src="${basePath}${start}"></script>`,
    ...styles.map((href) => `<link rel="stylesheet" href="${basePath}${href}">`),
    loadsOnUse ? `<template id="scripts">${scripts}</template>` : scripts,
  ]
    .filter(Boolean)
    .join('\n');
}

function scriptsOf({ bundle, script, siteUrl }: ShellOptions): string {
  const { main, pageScripts } = bundle;
  const basePath = basePathOf(siteUrl);
  if (main === undefined) return '';
  const early = script === null ? [] : (pageScripts.get(script) ?? []);
  return [
    ...[main, ...early].map((href) => `<link rel="modulepreload" href="${basePath}${href}">`),
    `<script type="module" src="${basePath}${main}"></script>`,
  ].join('\n');
}

function contentOf(options: ShellOptions & { heading: string }): Piece[] {
  const { rendering } = options;
  if (rendering === null) return [`<div id="app">${fallback(options)}</div>`];
  const { html, id, json } = rendering;
  return [
    '<div id="app">',
    ...html,
    `</div>
<script type="application/json" id="${id}">${json}</script>`,
  ];
}

/** Stands there until the script draws the page, and stays if that never comes. */
function fallback({
  heading,
  facts,
  queryAddress,
  siteUrl,
  hasSearch,
}: ShellOptions & { heading: string }): string {
  const feed = facts?.feeds?.[0];
  const links = [
    facts &&
      hasSearch &&
      `<a href="${escapeHtml(withBasePath(facts.path, siteUrl))}">the page from its beginning</a>`,
    feed && `<a href="${escapeHtml(withBasePath(feed.path, siteUrl))}">its feed</a>`,
    queryAddress &&
      `<a href="${escapeHtml(withBasePath(queryAddress, siteUrl))}">its GraphQL query</a>`,
  ].filter(Boolean);
  const ways = links.length === 0 ? '' : ` You can also read ${links.join(' or ')}.`;
  return `<main class="page fallback">
<h1>${escapeHtml(heading)}</h1>
<p>${escapeHtml(facts?.description ?? 'There is nothing at this address.')}</p>
<p class="fallback-note">The rest of this page needs its script, which has not run.${ways}</p>
</main>`;
}
