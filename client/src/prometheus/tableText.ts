/** A table as text for the clipboard: TSV for spreadsheets, CSV (RFC 4180), JSON for programs. */
import { assertNever } from '../util/assertNever.ts';
import type { Table } from './table.ts';

export const tableFormats = ['TSV', 'CSV', 'JSON'] as const;
export type TableFormat = (typeof tableFormats)[number];

export function tableText(table: Table, format: TableFormat): string {
  switch (format) {
    case 'TSV':
      return lines(table, '\t', text => text.replaceAll(/[\t\r\n]+/g, ' '));
    case 'CSV':
      return lines(table, ',', csvCell);
    case 'JSON':
      return `${JSON.stringify(jsonRows(table), null, 2)}\n`;
    default:
      return assertNever(format);
  }
}

function lines({ labelNames, rows }: Table, separator: string, cell: (text: string) => string): string {
  const table = [[...labelNames, 'value'], ...rows.map(row => [...row.labels, row.text])];
  return table.map(row => `${row.map(cell).join(separator)}\n`).join('');
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Values stay text: JSON has no NaN, and a reader must not lose digits. */
function jsonRows({ labelNames, rows }: Table): readonly unknown[] {
  return rows.map(({ labels, text }) => ({
    labels: Object.fromEntries(labelNames.flatMap((name, index) => (labels[index] ? [[name, labels[index]]] : []))),
    value: text,
  }));
}
