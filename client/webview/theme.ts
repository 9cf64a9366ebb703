/** Colours of the editor's theme, for a canvas, which knows no CSS variables. */

export interface Theme {
  readonly foreground: string;
  readonly quiet: string;
  readonly grid: string;
  readonly background: string;
  readonly font: string;
  readonly lines: readonly LineStyle[];
}

export interface LineStyle {
  readonly color: string;
  /** Empty for a full line. Six colours are few: dashes tell the seventh line from the first. */
  readonly dash: readonly number[];
}

const chartColors = ['blue', 'orange', 'green', 'purple', 'red', 'yellow'] as const;
const dashes: readonly (readonly number[])[] = [[], [8, 4], [2, 3]];

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string, otherwise: string): string => style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const foreground = read('editor-foreground', 'CanvasText');
  return {
    foreground,
    quiet: read('descriptionForeground', foreground),
    // No variable is made for it: of those at hand each is, in some theme, as strong as a series or not to be seen.
    grid: `color-mix(in srgb, ${foreground} 18%, transparent)`,
    background: read('editor-background', 'Canvas'),
    font: `${read('font-size', '13px')} ${read('font-family', 'sans-serif')}`,
    lines: dashes.flatMap(dash => chartColors.map(color => ({ color: read(`charts-${color}`, foreground), dash }))),
  };
}

/** Calls back when the person changes the theme: VS Code then rewrites the variables and the body's class. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
}

export function lineStyle(theme: Theme, index: number): LineStyle {
  return theme.lines[index % theme.lines.length] ?? { color: theme.foreground, dash: [] };
}
