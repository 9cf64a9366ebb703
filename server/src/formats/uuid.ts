import type { Format } from '../schema/types.ts';

const hex = '[0-9a-fA-F]';
const dashed = `${hex}{8}-${hex}{4}-${hex}{4}-${hex}{4}-${hex}{12}`;
/** The four spellings google/uuid takes. */
const accepted = new RegExp(`^(?:${dashed}|urn:uuid:${dashed}|\\{${dashed}\\}|${hex}{32})$`, 'i');

/** The id of an Azure application or tenant (storage/remote/azuread/azuread.go, AzureADConfig.Validate). */
export const uuid: Format = {
  name: 'UUID',
  yaml: 'string',
  example: '00000000-0000-0000-0000-000000000000',
  check: ({ text }) =>
    accepted.test(text) ? undefined : { message: 'This is not a UUID, which looks like `00000000-0000-0000-0000-000000000000`.' },
};

/** The same where the key may be left empty. */
export const optionalUuid: Format = { ...uuid, check: scalar => (scalar.text === '' ? undefined : uuid.check(scalar)) };
