export type Encoding = 'br' | 'gzip' | 'identity';

/** The best content coding that a client takes, as its `Accept-Encoding` says: RFC 9110, section 12.5.3. */
export function acceptedEncoding(headers: Headers): Encoding {
  const accepted = headers.get('accept-encoding');
  if (accepted === null) return 'identity';
  if (accepted !== latest.accepted) latest = { accepted, encoding: bestOf(accepted) };
  return latest.encoding;
}

/** Clients of a kind send the same, and most clients of a site are of few kinds. */
let latest: { readonly accepted: string; readonly encoding: Encoding } = {
  accepted: '',
  encoding: 'identity',
};

function bestOf(accepted: string): Encoding {
  const refused = /;\s*q=0(\.0*)?$/;
  const names = accepted
    .toLowerCase()
    .split(',')
    .flatMap((part) => (refused.test(part.trim()) ? [] : (part.split(';')[0]?.trim() ?? [])));
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding)) ?? 'identity';
}
