/** A document's id as part of an HTML id: letters, digits, `_` and `-`, at most 64 of them. */
export function docIdPart(docId: string): string {
  return docId.replace(/[^\w-]+/g, '').slice(0, 64);
}
