import type { Format } from '../format.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import { type TextChoices, textReport } from './text.ts';

export function written(report: Report, format: Format, choices: TextChoices): string {
  switch (format) {
    case 'text':
      return textReport(report, choices);
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'github':
      return githubReport(report);
  }
}
