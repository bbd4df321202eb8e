const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The UUID of no row (RFC 9562, section 5.9). */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** Whether a text is a UUID as PostgreSQL prints it: lower case, with its four hyphens. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
