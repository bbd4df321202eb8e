/**
 * Settings of a PostgreSQL session: generic plans for all values, along the indexes that each list has
 * in its order. Left to choose, the planner takes a person's comments for the few that most people wrote,
 * and fetches and sorts the fifty thousand of another. `off` means: only where there is no other way, as
 * for words in texts.
 */
export const GENERIC_PLAN_SETTINGS = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  max_parallel_workers_per_gather: 0,
};
