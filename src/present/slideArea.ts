/**
 * Sizes of a slide, in the pixels of a window of 1280 × 720; a larger window scales the whole. What is planned when a deck
 * is made (lines of titles, sizes of letters in drawings, rows of tables) is planned with these, and `deckStyle` draws
 * with them.
 */
export const slideArea = {
  width: 1280,
  height: 720,
  /** Left and right of everything. */
  side: 44,
  /** Lines of a title are so wide; its letters so large: three sizes, from short titles to long ones. */
  titleSizes: [38, 33, 28],
  /** What a title of two lines and a footer leave, with their margins. */
  bodyHeight: 520,
  /** Smallest letters of texts and tables. */
  text: 24,
  /** Smallest letters of drawings. */
  drawnText: 16,
} as const;

/** Width of what is between the margins. */
export const bodyWidth = slideArea.width - 2 * slideArea.side;
