const pieces = /\\([\\$}|,])|\$\{\d+\|((?:\\.|[^,|\\])*)[^}]*\}|\$\{\d+:((?:\\.|[^}\\])*)\}|\$(?:\d+|\{\d+\})/g;

/** A snippet where nobody goes from place to place: the first answer of each place stays. */
export const plainText = (snippet: string): string =>
  snippet.replace(
    pieces,
    (_, escaped?: string, choice?: string, preset?: string) => escaped ?? (choice ?? preset ?? '').replace(/\\([\\$}|,])/g, '$1'),
  );
