/** A formula with more signs than this must be free to break at its relations, so nothing holds it together. */
export const LONGEST_HELD = 28;

/** The marks that stay on the line of a short formula before them; browsers may break between the two. */
export const HELD_MARKS = ',.;:!?)’”';
