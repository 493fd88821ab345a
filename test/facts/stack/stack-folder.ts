import type { Files } from '../../program/open-file.ts';

/** A workspace with the program of a stack in `infra`, whose constructor has the given statements, and a service beside it. */
export function stackFiles(statements: string, more: Files = {}, imports = ''): Files {
  return {
    'package.json': { workspaces: ['infra', 'services/*'] },
    'infra/package.json': { name: 'infra' },
    'infra/cdk.json': { app: 'npx ts-node --prefer-ts-exts bin/app.ts' },
    'infra/bin/app.ts': `
      import { App } from 'aws-cdk-lib';
      import { ShopStack } from '../lib/shop-stack';
      new ShopStack(new App(), 'Shop', { env: { region: 'eu-west-1' }, limit: 45 });`,
    'infra/lib/shop-stack.ts': `
      import * as path from 'path';
      import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
      import * as lambda from 'aws-cdk-lib/aws-lambda';
      import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
      import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
      import * as sqs from 'aws-cdk-lib/aws-sqs';
      import { Construct } from 'constructs';
      ${imports}
      const source = path.join(__dirname, '../../services/orders/src');
      interface ShopProps extends StackProps { limit: number }
      export class ShopStack extends Stack {
        constructor(scope: Construct, id: string, props: ShopProps) {
          super(scope, id, props);
          ${statements}
        }
        private add(id: string, file: string, timeout = Duration.seconds(13)) {
          return new NodejsFunction(this, id, { entry: path.join(source, file), timeout });
        }
      }`,
    'services/orders/package.json': { name: 'orders' },
    'services/orders/src/place.ts': 'export const handler = () => 1;',
    ...more,
  };
}

/** A function whose entry is `src/place.ts` of the service, with further properties. */
export const place = (properties: string) =>
  `const place = new NodejsFunction(this, 'Place', { entry: path.join(source, 'place.ts'), ${properties} });`;
