/** How many items a list may have that is given as input, in a document or in variables. */
export const MAX_INPUT_ITEMS = 250;

/** How many levels of lists and objects the value of a variable may have. */
export const MAX_INPUT_DEPTH = 20;
