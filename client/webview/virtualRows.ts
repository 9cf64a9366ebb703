/** Which rows of a long list are worth having in the page. Pure. */

export interface Viewport {
  /** Pixels scrolled past the first row; negative while the list is still below. */
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
}

/** Rows from `first` up to but not `last`, with some more on either side so that scrolling finds them there. */
export function visibleRows(count: number, { top, height, rowHeight }: Viewport): { readonly first: number; readonly last: number } {
  const page = Math.max(1, Math.ceil(height / rowHeight));
  const start = Math.floor(top / rowHeight);
  const last = Math.min(count, Math.max(0, start + 2 * page));
  return { first: Math.max(0, Math.min(start - page, last)), last };
}
