import { expect, test } from 'vitest';
import { deployedIn } from '../../program/deployed-in.ts';
import type { Files } from '../../program/open-file.ts';
import { serviceFolder } from '../../program/service-folder.ts';
import { place, stackFiles } from './stack-folder.ts';

/** How long the runs of the functions may last whose module is `services/orders/src/place.ts`, or another one. */
function seconds(files: Files, path = 'services/orders/src/place.ts'): readonly (number | null)[] {
  const folder = serviceFolder(files);
  return deployedIn(folder)
    .running(`${folder}/${path}`)
    .map((one) => one.seconds);
}

const asset = (code: string, more = '') =>
  `new lambda.Function(this, 'Place', { runtime: lambda.Runtime.NODEJS_20_X, handler: 'place.handler', code: ${code}, ${more} });`;

test.each<[string, string, number | null]>([
  ['of a module that is built, has its limit', place('timeout: Duration.seconds(30)'), 30],
  ['has a limit in minutes', place('timeout: Duration.minutes(2)'), 120],
  ['has the limit of the platform', place(''), 3],
  ['has a limit that is computed', place('timeout: Duration.seconds(5 * 60)'), 300],
  ['has a limit that the stack is given', place('timeout: Duration.seconds(props.limit)'), 45],
  ['has a limit that the stack falls back to', place('timeout: Duration.seconds(props.longest ?? 50)'), 50],
  [
    'has what a constant spreads',
    `const shared = { timeout: Duration.seconds(20) }; ${place('...shared')}`,
    20,
  ],
  [
    'lays its own limit over it',
    `const shared = { timeout: Duration.seconds(20) }; ${place('...shared, timeout: Duration.seconds(25)')}`,
    25,
  ],
  [
    'has a limit of the deployment',
    place('timeout: Duration.seconds(new CfnParameter(this, "Limit").valueAsNumber)'),
    null,
  ],
  [
    'has one of two limits',
    place("timeout: props.env?.region === 'eu-west-1' ? Duration.seconds(30) : Duration.minutes(10)"),
    null,
  ],
  ['has a limit of a text', place("timeout: Duration.parse('PT30S')"), null],
  ['has a limit that is not seen', place('timeout: readTimeout()'), null],
  [
    'has another limit in the template',
    `${place('timeout: Duration.seconds(30)')} place.node.defaultChild.addPropertyOverride('Timeout', 900);`,
    null,
  ],
  [
    'has another limit in the resource',
    `${place('timeout: Duration.seconds(30)')} const resource = place.node.defaultChild; resource.timeout = 900;`,
    null,
  ],
  ['has another limit of its construct', `${place('timeout: Duration.seconds(30)')} this.timeout = 900;`, 30],
  [
    'has properties that are given to all constructs',
    `${place('')} new App({ propertyInjectors: [new Limits()] });`,
    null,
  ],
  [
    'has another property of the template',
    `${place('timeout: Duration.seconds(30)')} place.node.defaultChild.addPropertyOverride('MemorySize', 900);`,
    30,
  ],
  [
    'lies in a folder that is deployed',
    asset('lambda.Code.fromAsset(source)', 'timeout: Duration.seconds(10)'),
    10,
  ],
  ['lies in a folder that is built', asset("lambda.Code.fromAsset(path.join(source, '../dist'))"), 3],
  [
    'is named from the working directory',
    place('').replace('source', "process.cwd(), '../services/orders/src'"),
    3,
  ],
  ['is named by a template', place('').replace("path.join(source, 'place.ts')", '`${source}/place.ts`'), 3],
  [
    'is named as a module is',
    place('').replace("path.join(source, 'place.ts')", "require.resolve('../../services/orders/src/place')"),
    3,
  ],
  [
    'lies in a folder that is named from where the program runs',
    asset("lambda.Code.fromAsset('../services/orders/src')"),
    3,
  ],
  ['has code as a construct', asset("new lambda.AssetCode(path.resolve('../services/orders/src'))"), 3],
])('a function of a stack %s', (_, statements, expected) => {
  expect(seconds(stackFiles(statements))).toEqual([expected]);
});

test.each<[string, string]>([
  ['whose code is in a bucket', asset("lambda.Code.fromBucket(bucket, 'place.zip')")],
  ['whose code is in itself', asset("lambda.Code.fromInline('exports.handler = () => 1')")],
  ['whose code is decided elsewhere', asset('lambda.Code.fromAsset(process.env.CODE)')],
  ['that runs another module', place('').replace('place.ts', 'cancel.ts')],
  ['whose module is decided elsewhere', place('').replace("'place.ts'", 'name')],
  ['whose module is one of two', place('').replace("'place.ts'", "id ? 'place.ts' : 'cancel.ts'")],
  [
    'of another package that has the name',
    place('')
      .replaceAll('NodejsFunction', 'Function')
      .replace('new', "const { Function } = require('other'); new"),
  ],
  [
    'of another module of the package',
    "new cloudfront.Function(this, 'Place', { code: lambda.Code.fromAsset(source), handler: 'place.handler' });",
  ],
  ['with properties that are not seen', place('...readProperties()')],
  ['that is only referred to', "lambda.Function.fromFunctionArn(this, 'Place', 'arn:aws:lambda:…');"],
  ['that is not there', ''],
])('a function %s tells nothing', (_, statements) => {
  expect(
    seconds(stackFiles(statements, {}, "import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';")),
  ).toEqual([]);
});

test('a function without an entry is the file beside its stack that has its id in the name', () => {
  const files = stackFiles("new NodejsFunction(this, 'place', { timeout: Duration.seconds(9) });");
  expect(seconds(files, 'infra/lib/shop-stack.place.ts')).toEqual([9]);
  expect(seconds(files)).toEqual([]);
});

const worker = {
  'infra/lib/shared.ts': `
    import { Duration } from 'aws-cdk-lib';
    export const limits = { quick: Duration.seconds(7) };`,
  'infra/lib/worker.ts': `
    import { join } from 'node:path';
    import { Construct } from 'constructs';
    import { NodejsFunction, type NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs';
    import { limits } from './shared';
    export class Worker extends NodejsFunction {
      constructor(scope: Construct, id: string, props: NodejsFunctionProps) {
        super(scope, id, { timeout: limits.quick, ...props });
      }
    }
    export class Orders extends Construct {
      constructor(scope: Construct, id: string, name: string) {
        super(scope, id);
        new Worker(this, 'Worker', { entry: join(__dirname, \`../../services/orders/src/\${name}.ts\`) });
      }
    }
    export const addWorker = (scope: Construct, name: string) =>
      new Worker(scope, name, { entry: join(__dirname, '../../services/orders/src', name + '.ts') });
    function addAll(scope: Construct, names: string[]) {
      for (const name of names) addWorker(scope, name);
    }
    export { addAll };`,
};
const imports = "import { addAll, addWorker, Orders, Worker } from './worker';";

test.each<[string, string, readonly number[]]>([
  ['a class of its own', "new Worker(this, 'Place', { entry: path.join(source, 'place.ts') });", [7]],
  [
    'a class of its own, with another limit',
    "new Worker(this, 'Place', { entry: path.join(source, 'place.ts'), timeout: Duration.seconds(8) });",
    [8],
  ],
  ['a construct around it', "new Orders(this, 'Place', 'place'); new Orders(this, 'Cancel', 'cancel');", [7]],
  ['a function that makes it', "addWorker(this, 'place'); addWorker(this, 'cancel');", [7]],
  [
    'a method with a default',
    "this.add('Cancel', 'cancel.ts'); this.add('Place', 'place.ts', Duration.seconds(12));",
    [12],
  ],
  ['a method whose default counts', "this.add('Place', 'place.ts');", [13]],
  ['a function that is given a list', "addAll(this, ['place', 'cancel']);", []],
  ['a construct that nobody makes', '', []],
])('a team makes a function by %s', (_, statements, expected) => {
  expect(seconds(stackFiles(statements, worker, imports))).toEqual(expected);
});

test('functions of one module that are alike count as one, and others each', () => {
  expect(
    seconds(
      stackFiles(place('') + place('').replace('const place', 'const again').replace("'Place'", "'Again'")),
    ),
  ).toEqual([3]);
  const again = `new NodejsFunction(this, 'Again', { entry: path.join(source, 'place.ts'), timeout: Duration.minutes(15) });`;
  expect(seconds(stackFiles(place('') + again))).toEqual([3, 900]);
});

test.each<[string, Files]>([
  [
    'the whole package',
    {
      'infra/bin/app.ts': `
    import * as cdk from 'aws-cdk-lib';
    import { join } from 'node:path';
    const stack = new cdk.Stack(new cdk.App(), 'Shop');
    new cdk.aws_lambda_nodejs.NodejsFunction(stack, 'Place', { entry: join(__dirname, '../../services/orders/src/place.ts'), timeout: cdk.Duration.seconds(11) });`,
    },
  ],
  [
    'namespaces of it',
    {
      'infra/bin/app.ts': `
    import { App, Stack, Duration, aws_lambda_nodejs as nodejs } from 'aws-cdk-lib';
    import { fileURLToPath } from 'node:url';
    const entry = fileURLToPath(new URL('../../services/orders/src/place.ts', import.meta.url));
    new nodejs.NodejsFunction(new Stack(new App(), 'Shop'), 'Place', { entry, timeout: Duration.seconds(11) });`,
    },
  ],
  [
    'CommonJS',
    {
      'infra/cdk.json': { app: 'node bin/shop.js' },
      'infra/bin/app.ts': '',
      'infra/bin/shop.js': `
    const { App, Stack, Duration } = require('aws-cdk-lib');
    const { NodejsFunction } = require('aws-cdk-lib/aws-lambda-nodejs');
    new NodejsFunction(new Stack(new App(), 'Shop'), 'Place', { entry: '../services/orders/src/place.ts', timeout: Duration.seconds(11) });`,
    },
  ],
])('a stack is read that takes its constructs from %s', (_, files) => {
  expect(seconds(stackFiles('', files))).toEqual([11]);
});

test.each<[string, Files]>([
  ['by the built name of its source', { 'infra/cdk.json': { app: 'node dist/bin/app.js' } }],
  ['without an extension', { 'infra/cdk.json': { app: 'npx tsx bin/app' } }],
])('the program of a stack is found %s', (_, files) => {
  expect(seconds(stackFiles(place(''), files))).toEqual([3]);
});

test.each<[string, Files]>([
  ['no source', { 'infra/cdk.json': { app: 'nx run infra:app' } }],
  ['a source that is not there', { 'infra/cdk.json': { app: 'npx ts-node bin/other.ts' } }],
  ['nothing', { 'infra/cdk.json': {} }],
  ['what is no JSON', { 'infra/cdk.json': '{' }],
])('a project file that names %s tells nothing', (_, files) => {
  expect(seconds(stackFiles(place(''), files))).toEqual([]);
});

test('a stack that is nested too deeply tells nothing', () => {
  const deep = `export const deep = ${'['.repeat(50_000)}${']'.repeat(50_000)};`;
  expect(seconds(stackFiles(place(''), { 'infra/lib/deep.ts': deep }, "import './deep';"))).toEqual([]);
});

test('what a stack imports beyond the most files that are read is not known', () => {
  const names = [...Array(501).keys()].map(String);
  const files = Object.fromEntries(
    names.map((name) => [`infra/lib/part/${name}.ts`, `export const p${name} = 1;`]),
  );
  const imports = names.map((name) => `import './part/${name}';`).join(' ');
  const statements = "new Worker(this, 'Place', { entry: path.join(source, 'place.ts') });";
  expect(
    seconds(stackFiles(statements, { ...files, ...worker }, `${imports} import { Worker } from './worker';`)),
  ).toEqual([]);
});

test('a stack beside the code is found without a workspace', () => {
  const files = { ...stackFiles(place('')), 'package.json': {} };
  const beside: [string, string | object][] = Object.entries(files).map(([path, text]) => [
    path.replace('infra/', 'services/infra/'),
    typeof text === 'string' ? text.replaceAll('../../services/orders', '../../orders') : text,
  ]);
  expect(seconds(Object.fromEntries(beside))).toEqual([3]);
});

test.each<[string, string, object | null]>([
  ['is told', 'retryAttempts: 2', { most: 3, by: '`retryAttempts`' }],
  ['is left to the platform', '', null],
  ['is left to the deployment', 'retryAttempts: times', null],
])('how often a run is tried again for which nobody waits %s', (_, properties, expected) => {
  const folder = serviceFolder(stackFiles(place(properties)));
  const [only] = deployedIn(folder).running(`${folder}/services/orders/src/place.ts`);
  expect(only?.tries).toEqual(expected);
});
