/** Replaces no byte that is no UTF-8, since a text would then be stored as nobody wrote it. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A body of JSON, which is in UTF-8 (RFC 8259, section 8.1). A byte order mark before it is ignored.
 *
 * @throws TypeError for other encodings
 * @throws SyntaxError for text that is no JSON
 */
export function parseJson(bytes: ArrayBuffer | Uint8Array): unknown {
  return JSON.parse(UTF_8.decode(bytes));
}
