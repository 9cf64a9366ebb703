import * as formats from '../formats/index.ts';
import { scalar } from '../schema/build.ts';

/** Every scalar type the records are made of, by the name it has there. */
export const bool = scalar(formats.bool);
export const integer = scalar(formats.integer);
export const unsigned = scalar(formats.unsigned);
export const float = scalar(formats.float);
export const fraction = scalar(formats.fraction);
export const percent = scalar(formats.percent);
export const port = scalar(formats.port);
export const text = scalar(formats.string);
export const secret = scalar(formats.secret);
export const uuid = scalar(formats.uuid);
export const duration = scalar(formats.duration);
export const size = scalar(formats.size);
export const regex = scalar(formats.regex);
export const labelValue = scalar(formats.labelValue);
export const targetLabelName = scalar(formats.targetLabelName);
export const metricName = scalar(formats.metricName);
export const filePath = scalar(formats.filePath);
export const ruleFileGlob = scalar(formats.ruleFileGlob);
export const scrapeFileGlob = scalar(formats.scrapeFileGlob);
export const targetsFileGlob = scalar(formats.targetsFileGlob);
export const url = scalar(formats.url);
export const httpUrl = scalar(formats.httpUrl);
export const lateUrl = scalar(formats.lateUrl);
export const urlPath = scalar(formats.urlPath);
export const hostPort = scalar(formats.hostPort);
