/** On an element whose text the server did not prepare. */
export const UNPREPARED = 'data-unprepared';
