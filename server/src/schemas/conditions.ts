import { parseBool } from '../formats/bool.ts';
import { durationMs } from '../formats/durationText.ts';
import { yamlNumber } from '../formats/number.ts';
import { type Compare, type Condition, ruleAbout } from '../schema/rules.ts';
import type { Rule } from '../schema/rule.ts';

/** Conditions and comparisons in Prometheus' own terms, for the rules of the records. */

export const isTrue =
  (key: string): Condition =>
  record =>
    parseBool(record.text(key) ?? '') === true;

/** Is it written with nothing behind it? For Go that is the zero value, and not the default. */
export const isNull =
  (key: string): Condition =>
  record =>
    !record.has(key) && record.keys().includes(key);

/** Is something else in effect than the default? Go compares values, so that a default written out counts as absent. */
export const differsFrom =
  (key: string, fallback: string): Condition =>
  record =>
    record.has(key) && record.text(key) !== fallback;

export const compareDurations: Compare = (a, b) => {
  const [left, right] = [durationMs(a), durationMs(b)];
  return left === undefined || right === undefined ? undefined : left - right;
};

/** An interval of 0 counts as absent: Prometheus puts the default in its place. */
export const compareWithInterval: Compare = (timeout, interval) =>
  durationMs(interval) === 0 ? undefined : compareDurations(timeout, interval);

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : yamlNumber({ text, style: 'plain' }));

/** Does a mapping hold anything? An empty one counts as absent wherever Go asks for its length. */
export const holds =
  (key: string): Condition =>
  record =>
    (record.record(key)?.keys().length ?? 0) > 0;

export const compareNumbers: Compare = (a, b) => {
  const [left, right] = [numberOf(a), numberOf(b)];
  return left === undefined || right === undefined ? undefined : left - right;
};

/** Is it written, as the number 0? */
export const isZero =
  (key: string): Condition =>
  record =>
    Math.trunc(numberOf(record.text(key)) ?? 1) === 0;

/** A number that must be above 0 where it is written. */
export function positive(key: string, message: string): Rule {
  return ruleAbout([key], 'invalid-value', function* (record) {
    const value = numberOf(record.text(key));
    if (value !== undefined && Math.trunc(value) <= 0) yield { at: { on: 'value', key }, message };
  });
}

/** A text that may be left out, and is refused where it is written and empty. */
export function notEmpty(key: string, message: string): Rule {
  return ruleAbout([key], 'invalid-value', function* (record) {
    if (record.text(key) === '') yield { at: { on: 'value', key }, message };
  });
}

/** A duration that may not be 0 where it is written. */
export function positiveDuration(key: string): Rule {
  return ruleAbout([key], 'invalid-value', function* (record) {
    if (durationMs(record.text(key) ?? '') === 0) {
      yield { at: { on: 'value', key }, message: `\`${key}\` must be longer than 0. Write a duration such as \`1m\`.` };
    }
  });
}
