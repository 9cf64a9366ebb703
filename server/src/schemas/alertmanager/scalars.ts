import * as formats from '../../formats/index.ts';
import { embedded, list, map, oneOf, scalar } from '../../schema/build.ts';
import type { OneOfSchema } from '../../schema/types.ts';

/** The scalar types that only Alertmanager has, by the name they have in its records. */
export const matchers = list(scalar(formats.matcher));
export const regex = scalar(formats.regex);
export const alertLabel = scalar(formats.alertLabel);
export const groupLabel = scalar(formats.groupLabel);
export const receiverName = scalar(formats.receiverName);
export const receiverReference = scalar(formats.receiverReference);
export const timeIntervalName = scalar(formats.timeIntervalName);
export const timeIntervalReference = scalar(formats.timeIntervalReference);
export const timeOfDay = scalar(formats.timeOfDay);
export const weekdayRange = scalar(formats.weekdayRange);
export const dayOfMonthRange = scalar(formats.dayOfMonthRange);
export const monthRange = scalar(formats.monthRange);
export const yearRange = scalar(formats.yearRange);
export const timeZone = scalar(formats.timeZone);
export const smartHost = scalar(formats.smartHost);
export const goDuration = scalar(formats.goDuration);
export const timeout = scalar(formats.timeout);
export const hiddenUrl = scalar(formats.hiddenUrl);
export const secretUrl = scalar(formats.secretUrl);
export const templatedUrl = scalar(formats.templatedUrl);
export const templateGlob = scalar(formats.templateGlob);

/** Text that is expanded for each notification. */
export const notification = embedded('notification');

/** Whatever YAML can hold; every text in it is expanded for each notification. */
export const anything: OneOfSchema = {
  ...oneOf(
    notification,
    list(() => anything),
    map(formats.anyScalar, () => anything),
  ),
  label: 'any value',
};
