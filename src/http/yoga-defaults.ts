/**
 * What Yoga brings and a plugin of ours does instead, switched off. The health check has no switch: it answers each
 * address that ends like its own, so it gets one that no address can have. tests/contracts/yoga.test.ts fails if
 * it answers all the same; Yoga's own health check does no harm then, it only hides one address.
 */
export const YOGA_DEFAULTS_OFF = {
  batching: false,
  multipart: false,
  healthCheckEndpoint: ' ',
  maxRequestBodySize: false,
  cors: false,
  graphiql: false,
  landingPage: false,
  logging: false,
} as const;
