import { element } from './dom.ts';
import type { Readout } from './readout.ts';
import { lineStyle, type Theme } from './theme.ts';

export interface Tooltip {
  readonly root: HTMLElement;
  hide(): void;
  /** Beside a point of the plot, on the side with more room; pixels from the plot's left and top. */
  show(readout: Readout, place: { readonly left: number; readonly top: number; readonly width: number }): void;
}

const distance = 14;

export function createTooltip(theme: () => Theme): Tooltip {
  // A screen reader is told by the live region instead, one line at a time.
  const root = element('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: true });
  return {
    root,
    hide() {
      root.hidden = true;
    },
    show({ moment, entries, more }, { left, top, width }) {
      const lines = entries.map(({ index, label, value, nearest }) => {
        const swatch = element('span', { class: 'swatch' });
        swatch.style.borderTopColor = lineStyle(theme(), index).color;
        return element(
          'div',
          { class: nearest ? 'line nearest' : 'line' },
          swatch,
          element('span', { class: 'name' }, label),
          element('b', {}, value),
        );
      });
      const rest = more > 0 ? [element('div', { class: 'quiet' }, `and ${more} more`)] : [];
      root.replaceChildren(element('div', { class: 'quiet' }, moment), ...lines, ...rest);
      root.hidden = false;
      root.style.left = '0';
      const beside = left > width / 2 ? left - distance - root.offsetWidth : left + distance;
      root.style.left = `${Math.max(0, Math.min(beside, width - root.offsetWidth))}px`;
      root.style.top = `${Math.max(0, top - root.offsetHeight / 2)}px`;
    },
  };
}
