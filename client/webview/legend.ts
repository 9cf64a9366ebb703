import type { ChartSeries } from '../src/prometheus/series.ts';
import { element } from './dom.ts';
import { lineStyle, type Theme } from './theme.ts';

export interface Legend {
  readonly root: HTMLElement;
  show(series: readonly ChartSeries[], theme: Theme): void;
  /** Marks which lines are drawn. */
  setVisible(visible: readonly boolean[]): void;
}

export interface LegendActions {
  toggle(index: number): void;
  /** Only this line; all again where it is the only one already. */
  isolate(index: number): void;
  /** Brings one line forward, or none. */
  highlight(index: number | null): void;
}

/** The lines by name. Each is a button: a click hides or shows it, with Ctrl or Cmd it hides all others. */
export function createLegend(actions: LegendActions): Legend {
  const root = element('ul', { class: 'legend', 'aria-label': 'Series' });

  function entry({ label }: ChartSeries, index: number, theme: Theme): HTMLElement {
    const { color, dash } = lineStyle(theme, index);
    const swatch = element('span', { class: 'swatch', 'aria-hidden': 'true' });
    swatch.style.borderTopColor = color;
    swatch.style.borderTopStyle = dash.length === 0 ? 'solid' : (dash[0] ?? 0) > 4 ? 'dashed' : 'dotted';
    const title = `${label}\nClick to hide or show it, Ctrl+Click or Cmd+Click to see it alone.`;
    const toggle = element('button', { type: 'button', 'aria-pressed': 'true', title }, swatch, element('span', {}, label));
    toggle.addEventListener('click', event => (event.ctrlKey || event.metaKey ? actions.isolate(index) : actions.toggle(index)));
    for (const type of ['mouseenter', 'focus']) toggle.addEventListener(type, () => actions.highlight(index));
    for (const type of ['mouseleave', 'blur']) toggle.addEventListener(type, () => actions.highlight(null));
    return element('li', {}, toggle);
  }

  return {
    root,
    show: (series, theme) => root.replaceChildren(...series.map((one, index) => entry(one, index, theme))),
    setVisible(visible) {
      for (const [index, toggle] of root.querySelectorAll('button').entries()) {
        toggle.setAttribute('aria-pressed', String(visible[index] ?? true));
      }
    },
  };
}
