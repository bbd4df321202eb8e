/** The name of the demo community in the origins of what was imported from it. */
export const DEMO_SOURCE = 'demo';
