import sql from 'sql-template-tag';

/**
 * The higher one of the roles that the account `u` has: the one that this site stores, and the one that its identity
 * provider claims, while that claim holds.
 */
export const heldRole = sql`greatest(u.role, case when u.claimed_until > now() then u.claimed_role end)`;
