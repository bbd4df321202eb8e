/** What pg would read of a URL, where we know better. */
interface UrlParts {
  /** Without `options`, which would replace those of `connectionConfig`. */
  readonly connectionString: string;
  /** In PostgreSQL's own notation, such as `-c work_mem=64MB`; empty where there are none. */
  readonly options: string;
}

/**
 * What pg takes for `verify-full`, with a warning on the standard error stream each time. Named so, it is the same
 * without the warning.
 */
const FULLY_VERIFIED = new Set(['sslmode=prefer', 'sslmode=require', 'sslmode=verify-ca']);

/** Works on the text, because passwords need not be such that a URL may hold them. */
export function urlParts(url: string): UrlParts {
  const start = url.indexOf('?');
  if (start < 0) return { connectionString: url, options: '' };
  const parameters = url.slice(start + 1).split('&');
  const isLibpq = parameters.includes('uselibpqcompat=true');
  const others = parameters
    .filter((parameter) => !parameter.startsWith('options='))
    .map((parameter) =>
      FULLY_VERIFIED.has(parameter) && !isLibpq ? 'sslmode=verify-full' : parameter,
    );
  return {
    connectionString: `${url.slice(0, start)}?${others.join('&')}`,
    options: new URLSearchParams(url.slice(start + 1)).getAll('options').join(' '),
  };
}
