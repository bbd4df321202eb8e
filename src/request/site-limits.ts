/** What one operation may be and take on this server. */
export interface SiteLimits {
  readonly cost: number;
  readonly pageSize: number;
  readonly filteredCount: number;
  readonly answerBytes: number;
  readonly seconds: number;
  readonly bodyBytes: number;
  readonly tokens: number;
  readonly depth: number;
  readonly rootFields: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly inputItems: number;
  readonly inputDepth: number;
}
