import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * What we write of SARIF 2.1.0, as a JSON schema that admits nothing else. Names, types and limits are those of the standard's own
 * schema, which no package ships.
 */
const text = { type: 'string', minLength: 1 };
const index = { type: 'integer', minimum: 0 };
const position = { type: 'integer', minimum: 1 };
const level = { enum: ['error', 'warning'] };

function object(required: object, optional: object = {}) {
  const properties = { ...required, ...optional };
  return { type: 'object', required: Object.keys(required), properties, additionalProperties: false };
}

function list(items: object) {
  return { type: 'array', items };
}

const message = object({ text });

const location = object({
  physicalLocation: object({
    artifactLocation: object({ uri: { type: 'string', format: 'uri-reference' } }, { uriBaseId: text }),
    region: object(
      { startLine: position, startColumn: position },
      { endLine: position, endColumn: position },
    ),
  }),
});

const notification = object({ level, message, locations: list(location) });

const component = { name: text, version: text, informationUri: { type: 'string', format: 'uri' } };

const rule = object(
  {
    id: text,
    shortDescription: message,
    fullDescription: message,
    help: object({ text }, { markdown: text }),
  },
  {
    name: text,
    helpUri: { type: 'string', format: 'uri' },
    defaultConfiguration: object({ level }),
    properties: object(
      {
        pattern: text,
        concern: text,
        precision: { enum: ['high', 'medium', 'low'] },
        tags: { ...list(text), uniqueItems: true },
      },
      { cost: text },
    ),
  },
);

const result = object(
  {
    ruleId: text,
    ruleIndex: index,
    level,
    message,
    locations: { ...list(location), minItems: 1, maxItems: 1 },
    partialFingerprints: { type: 'object', minProperties: 1, additionalProperties: text },
  },
  { properties: object({ pattern: text }, { chain: list(text) }) },
);

const run = object({
  tool: object(
    { driver: object({ ...component, rules: { ...list(rule), uniqueItems: true } }) },
    {
      extensions: list(object(component)),
    },
  ),
  columnKind: { const: 'utf16CodeUnits' },
  invocations: list(
    object({
      executionSuccessful: { type: 'boolean' },
      toolExecutionNotifications: list(notification),
      toolConfigurationNotifications: list(notification),
    }),
  ),
  results: list(result),
});

const sarifSchema = object({
  $schema: { type: 'string', format: 'uri' },
  version: { const: '2.1.0' },
  runs: { ...list(run), minItems: 1 },
});

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(sarifSchema);

/** What the standard does not admit in a log, or what we never write; empty for a valid log. */
export function faultsOf(log: string): readonly unknown[] {
  validate(JSON.parse(log));
  return validate.errors ?? [];
}
