/** `application/json`, in UTF-8: RFC 8259, section 8.1. */
export function isJson(contentType: string | null): boolean {
  return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '');
}
