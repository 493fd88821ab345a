import { describe, expect, test } from 'vitest';
import { deployedIn } from './deployed-in.ts';
import { createRunLimits } from '../../src/program/run-limits.ts';
import { openFile, type Files } from './open-file.ts';

const service = {
  'package.json': { name: 'shop', main: 'place.js' },
  'tsconfig.json': { compilerOptions: { lib: ['es2022'], types: [], module: 'esnext' } },
  'src/place.ts': 'export const handler = () => 1;',
};

/** What is known of how long a run of `src/place.ts`, or another file, may last. */
function runLimit(files: Files, path = 'src/place.ts') {
  const { file, program, roleOf } = openFile({ ...service, ...files }, path);
  return createRunLimits(program, roleOf, deployedIn(file.fileName.slice(0, -path.length - 1)))(file);
}

/** A SAM template with one function; `rest` is written below its properties, and `globals` above. */
function sam(properties: string, globals = ''): string {
  return `${globals}
Resources:
  Topic:
    Type: AWS::SNS::Topic
  Nothing:
  Place:
    Type: AWS::Serverless::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment: { Variables: { TOPIC: !Ref Topic } }
      ${properties}
`;
}

const handler = 'Handler: src/place.handler';
const globals = 'Globals: { Function: { Timeout: 12, CodeUri: src/, Handler: place.handler } }';

describe('a SAM template', () => {
  test.each<[string, Files, number | null]>([
    ['sets the limit', { 'template.yaml': sam(`${handler}\n      Timeout: 30`) }, 30],
    ['sets it as a text', { 'template.yml': sam(`${handler}\n      Timeout: "30"`) }, 30],
    ['sets it for all functions', { 'template.yaml': sam('MemorySize: 128', globals) }, 12],
    ['sets another one for this function', { 'template.yaml': sam('Timeout: 5', globals) }, 5],
    ['leaves it to the platform', { 'template.yaml': sam(handler) }, 3],
    ['leaves it open', { 'template.yaml': sam(`${handler}\n      Timeout: !Ref Limit`) }, null],
    [
      'names what the source is built to',
      { 'template.yaml': sam('CodeUri: ./dist/\n      Handler: place.handler') },
      3,
    ],
    [
      'names the source of its own build',
      {
        'template.yaml': `${sam('Handler: place.handler')}    Metadata: { BuildProperties: { EntryPoints: [src/place.ts] } }`,
      },
      3,
    ],
    [
      'lies above the package',
      {
        'template.yaml': sam('CodeUri: orders\n      Handler: src/place.handler'),
        'orders/package.json': {},
        'orders/src/place.ts': '',
      },
      3,
    ],
    [
      'lies beside the code',
      { 'infra/template.yaml': sam('CodeUri: ../src\n      Handler: place.handler\n      Timeout: 7') },
      7,
    ],
    [
      'is written in JSON, without the model',
      {
        'template.json': {
          Resources: {
            Place: {
              Type: 'AWS::Lambda::Function',
              Properties: { Handler: 'place.handler', Code: 'src', Timeout: 9 },
            },
          },
        },
      },
      9,
    ],
  ])('%s', (_, files, seconds) => {
    const path = 'orders/src/place.ts' in files ? 'orders/src/place.ts' : 'src/place.ts';
    expect(runLimit(files, path)).toEqual({ seconds });
  });

  test.each<[string, string]>([
    ['another function', sam('Handler: src/cancel.handler')],
    ['code in a bucket', sam('CodeUri: { Bucket: a, Key: b }\n      Handler: src/place.handler')],
    ['code that is decided elsewhere', sam('CodeUri: !Ref Code\n      Handler: src/place.handler')],
    ['an image', sam('PackageType: Image')],
    ['what is no template', 'a: [1'],
    ['a text', 'place'],
    [
      'code in itself',
      "Resources: { A: { Type: 'AWS::Lambda::Function', Properties: { Handler: src/place.handler } } }",
    ],
  ])('with %s says nothing', (_, text) => {
    expect(runLimit({ 'template.yaml': text })).toBeNull();
  });
});

describe('a configuration of the Serverless Framework', () => {
  const functions = 'functions: { place: { handler: src/place.handler } }';
  test.each<[string, string, number | null]>([
    ['leaves the limit to the framework', `provider: aws\n${functions}`, 6],
    ['sets it for all functions', `provider: { name: aws, timeout: 20 }\n${functions}`, 20],
    [
      'sets it for this function, in a list',
      'provider: { name: aws, timeout: 20 }\nfunctions:\n  - cancel: { handler: src/cancel.handler }\n  - place: { handler: ./src/place.handler, timeout: 25 }\n  - ${file(more.yml)}',
      25,
    ],
    ['leaves it open', `provider: { name: aws, timeout: "\${self:custom.limit}" }\n${functions}`, null],
  ])('%s', (_, text, seconds) => {
    expect(runLimit({ 'serverless.yml': text })).toEqual({ seconds });
  });

  test.each<[string, string]>([
    ['for another platform', `provider: { name: google }\n${functions}`],
    ['of another function', 'provider: aws\nfunctions: { place: { handler: src/cancel.handler }, other: 1 }'],
    ['without functions', 'provider: aws\nfunctions: ${file(functions.yml)}'],
  ])('%s says nothing', (_, text) => {
    expect(runLimit({ 'serverless.yml': text })).toBeNull();
  });
});

describe('a module that handlers alone need', () => {
  const place = "import { load } from './load';\nexport const handler = () => load();";
  const template = sam(`${handler}\n      Timeout: 10
  Cancel:
    Type: AWS::Serverless::Function
    Properties:
      Handler: src/cancel.handler
      Timeout: 40`);
  const files = { 'src/load.ts': 'export const load = () => 1;', 'src/place.ts': place };
  const limitOfLoad = (more: Files) =>
    runLimit({ ...files, 'template.yaml': template, ...more }, 'src/load.ts');

  test('runs as long as they do', () => {
    expect(limitOfLoad({})).toEqual({ seconds: 10 });
    expect(limitOfLoad({ 'src/load.test.ts': "import './load';" })).toEqual({ seconds: 10 });
  });

  test('runs as long as the longest of them', () => {
    const between = "import { load } from './load';\nexport const cancel = () => load();";
    const cancel = "import { cancel } from './between';\nexport const handler = cancel;";
    expect(limitOfLoad({ 'src/between.ts': between, 'src/cancel.ts': cancel })).toEqual({ seconds: 40 });
  });

  test('may run for ever where something else needs it', () => {
    expect(limitOfLoad({ 'src/main.ts': "import { load } from './load';\nload();" })).toBeNull();
  });

  test('may run for ever where other packages import it by its path', () => {
    const shared = {
      'shared/package.json': { main: 'load.js' },
      'shared/load.ts': 'export const load = () => 1;',
      'src/place.ts': "import { load } from '../shared/load';\nexport const handler = () => load();",
    };
    expect(runLimit({ ...shared, 'template.yaml': template }, 'shared/load.ts')).toBeNull();
    expect(
      runLimit({ ...shared, 'template.yaml': template, 'shared/package.json': {} }, 'shared/load.ts'),
    ).toEqual({
      seconds: 10,
    });
  });
});

test('a handler that is deployed twice runs as long as the longer of both', () => {
  const twice = sam(`${handler}\n      Timeout: 10
  Again:
    Type: AWS::Serverless::Function
    Properties:
      Handler: src/place.again
      Timeout: !Ref Limit`);
  expect(runLimit({ 'template.yaml': twice })).toEqual({ seconds: 10 });
  expect(
    runLimit({
      'template.yaml': twice,
      'serverless.yml': 'provider: aws\nfunctions: { a: { handler: src/place.a, timeout: 900 } }',
    }),
  ).toEqual({ seconds: 900 });
});
