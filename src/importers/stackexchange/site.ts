/** A site of the network, as far as its dump does not say it itself. */
export interface Site {
  /** What dumps and their folders are named after: `bicycles`, `bicycles-meta`. */
  readonly name: string;
  /** Where the site is on the web. */
  readonly host: string;
  /** Where it was before, and where old links still point. */
  readonly formerHosts: readonly string[];
}

/** Sites with a domain of their own. */
const OWN_DOMAINS: Readonly<Record<string, string>> = {
  stackoverflow: 'stackoverflow.com',
  superuser: 'superuser.com',
  serverfault: 'serverfault.com',
  askubuntu: 'askubuntu.com',
  stackapps: 'stackapps.com',
  mathoverflow: 'mathoverflow.net',
};

/**
 * The site that a folder or an argument names: `bicycles-meta`, or its host, which is the same site.
 * Hosts follow the network's scheme.
 */
export function siteOf(folderOrHost: string): Site {
  const name = nameOf(folderOrHost.trim().toLowerCase());
  const main = name.replace(/-meta$/, '');
  const domain = OWN_DOMAINS[main];
  if (name.includes('.')) return { name, host: name, formerHosts: [] };
  if (main === name) {
    return { name, host: domain ?? `${name}.stackexchange.com`, formerHosts: [] };
  }
  if (domain !== undefined) return { name, host: `meta.${domain}`, formerHosts: [] };
  return {
    name,
    host: `${main}.meta.stackexchange.com`,
    formerHosts: [`meta.${main}.stackexchange.com`],
  };
}

function nameOf(folderOrHost: string): string {
  const main = Object.entries(OWN_DOMAINS).find(
    ([, domain]) => folderOrHost === domain || folderOrHost === `meta.${domain}`,
  )?.[0];
  if (main !== undefined) return folderOrHost.startsWith('meta.') ? `${main}-meta` : main;
  return folderOrHost
    .replace(/^meta\.([^.]+)\.stackexchange\.com$/, '$1-meta')
    .replace(/^([^.]+)\.meta\.stackexchange\.com$/, '$1-meta')
    .replace(/^([^.]+)\.stackexchange\.com$/, '$1');
}
