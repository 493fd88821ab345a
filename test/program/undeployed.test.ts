import { expect, test } from 'vitest';
import { deployedIn } from './deployed-in.ts';
import { createUndeployed } from '../../src/program/undeployed.ts';
import { openFile, type Files } from './open-file.ts';

const template = (handler: string) => `
Resources:
  Place:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: ../orders/${handler}
      Handler: app.handler
`;
const service: Files = {
  'tsconfig.json': { compilerOptions: { lib: ['es2022'], types: [], module: 'esnext' } },
  'core/template.yaml': template('place'),
  'orders/place/app.ts': 'export const handler = () => 1;',
  'orders/robot/app.ts': "import { put } from './put';\nexport const handler = () => put();",
  'orders/robot/put.ts': 'export const put = () => 1;\nexport const handler = put;',
};
const path = 'orders/robot/put.ts';

/** Whether a file belongs to functions that are not deployed, in a service with some other files. */
function isUndeployed(files: Files, asked = path): boolean {
  const { file, program, roleOf } = openFile({ ...service, ...files }, asked);
  return createUndeployed(program, roleOf, deployedIn(file.fileName.slice(0, -asked.length - 1)))(file);
}

test('a handler beside one that a template deploys is not deployed when no template names it', () => {
  expect(isUndeployed({})).toBe(true);
  expect(isUndeployed({}, 'orders/robot/app.ts')).toBe(true);
});

test('a module that a person starts by hand deploys nothing', () => {
  expect(isUndeployed({ 'orders/robot/try.ts': "import { handler } from './app';\nhandler();" })).toBe(true);
});

test.each<[string, Files, string?]>([
  ['that a template names', {}, 'orders/place/app.ts'],
  [
    'to which a deployed one leads',
    { 'orders/place/app.ts': "import { put } from '../robot/put';\nexport const handler = put;" },
  ],
  [
    'that a module of another kind needs',
    { 'orders/server.ts': "import { put } from './robot/put';\nexport const start = put;" },
  ],
  [
    'where templates deploy nothing near it',
    { 'core/template.yaml': template('place').replaceAll('orders', 'stock') },
  ],
  ['where no template is found', { 'core/template.yaml': '' }],
  ['that gives no handler', { [path]: 'export const put = () => 1;' }],
])('a module %s may be deployed', (_, files, asked) => {
  expect(isUndeployed(files, asked)).toBe(false);
});
