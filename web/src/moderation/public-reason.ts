/** The hint at the field of a reason that moderators give. */
export const PUBLIC_REASON = 'Everyone can read it in the moderation log.';
