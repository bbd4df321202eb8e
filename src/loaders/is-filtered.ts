/** Whether a filter has any condition; one that is absent or null is none. */
export function isFiltered(filter: object): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== null);
}
