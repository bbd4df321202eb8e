export type Encoding = 'br' | 'gzip' | 'identity';

/** The best content coding that a client takes, as its `Accept-Encoding` says: RFC 9110, section 12.5.3. */
export function acceptedEncoding(headers: Headers): Encoding {
  const refused = /;\s*q=0(\.0*)?$/;
  const names = (headers.get('accept-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((part) => (refused.test(part.trim()) ? [] : (part.split(';')[0]?.trim() ?? [])));
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding)) ?? 'identity';
}
