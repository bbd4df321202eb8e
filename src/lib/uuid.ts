const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID as PostgreSQL prints it: lower case, with its four hyphens. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
