/** Who is shown as the author of what nobody is to be known by any more. */
export const ANONYMOUS_NAME = 'Anonymous';
