/** Stands in constant texts for a part that is not known. */
export const HOLE = '\uFFFC'
