import { PublicError } from './errors.ts';
import { isUuid } from './uuid.ts';

/** What an id of the API stands for. */
export interface GlobalId {
  readonly typename: string;
  /** The row's UUID. */
  readonly id: string;
}

/** Each id is written here first: a buffer of its own would take twice as long. None is nearly as long. */
const written = Buffer.alloc(256);

/**
 * The opaque id of a node: unique across types, as the Relay Global Object Identification
 * Specification asks (section 2, Node Interface).
 */
export function encodeGlobalId(typename: string, id: string): string {
  return written.toString('base64url', 0, written.write(`${typename}:${id}`));
}

/**
 * Reads an id strictly: whatever `encodeGlobalId` could not have written is refused, so that no two
 * texts name the same node and nothing unchecked reaches the database.
 *
 * @throws PublicError INVALID_ID
 */
export function decodeGlobalId(text: string, argument = 'id'): GlobalId {
  const decoded = Buffer.from(text, 'base64url').toString();
  const separator = decoded.indexOf(':');
  const typename = decoded.slice(0, separator);
  const id = decoded.slice(separator + 1);
  if (separator < 1 || !isUuid(id) || encodeGlobalId(typename, id) !== text) {
    throw new PublicError(
      'This id is not valid on this server. Ids are opaque: use them unchanged.',
      { code: 'INVALID_ID', argument },
    );
  }
  return { typename, id };
}
