import rule from '../../rules/no-ineffective-timeout.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const grpc =
  `import { Client, credentials } from '@grpc/grpc-js'; const payments = new Client('payments:50051', credentials.createInsecure());
declare function encode(value: object): Buffer; declare function decode(bytes: Buffer): object;`.replace(
    '\n',
    ' ',
  );

ruleTester.run('no-ineffective-timeout', rule, {
  valid: [
    {
      name: 'a signal limits fetch',
      code: "export const load = () => fetch('https://a/u', { signal: AbortSignal.timeout(500) });",
    },
    {
      name: 'an option that does not apply is harmless beside one that does',
      code: "import axios from 'axios'; export const load = () => axios.get('https://a/u', { timeout: 500 });",
    },
    {
      name: 'a limit that is armed works',
      code: `
        import { S3Client } from '@aws-sdk/client-s3';
        export const s3 = new S3Client({ requestHandler: { requestTimeout: 2000, throwOnRequestTimeout: true } });`,
    },
    {
      name: 'a body that merely holds a field of that name is a body',
      code: "import axios from 'axios'; export const save = () => axios.post('https://a/jobs', { timeout: 5, name: 'x' }, { timeout: 500 });",
    },
    {
      name: 'a moment as the deadline',
      code: `${grpc} export const load = () => payments.makeUnaryRequest('/p', encode, decode, {}, { deadline: Date.now() + 5_000 }, () => undefined);`,
    },
    {
      name: 'a deadline that is a moment already',
      code: `${grpc} export const load = () => payments.makeUnaryRequest('/p', encode, decode, {}, { deadline: 1_900_000_000_000 }, () => undefined);`,
    },
  ],
  invalid: [
    {
      name: 'a deadline that is the time which the call may take',
      code: `${grpc} export const load = () => payments.makeUnaryRequest('/p', encode, decode, {}, { deadline: 5_000 }, () => undefined);`,
      errors: [
        {
          messageId: 'ineffective',
          line: 1,
          data: {
            callee: 'payments.makeUnaryRequest',
            option: '`deadline: 5_000`',
            because:
              '`deadline` is the moment at which the call ends, and this one was in 1970, so that the call fails at once',
            instead: 'Write `deadline: Date.now() + 5_000`',
          },
        },
      ],
    },
    {
      name: 'a limit that only warns is told once, where the client is made, and not of what is made from it',
      code: `
        import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
        import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
        const base = new DynamoDBClient({ requestHandler: { requestTimeout: 2000 } });
        const documents = DynamoDBDocument.from(base);
        export const load = () => documents.get({ TableName: 't', Key: { id: 1 } });`,
      errors: [{ messageId: 'ineffective', line: 4 }],
    },
    {
      name: 'fetch ignores `timeout`',
      code: "export const load = () => fetch('https://a/u', { method: 'GET', timeout: 5000 } as RequestInit);",
      errors: [{ messageId: 'ineffective', line: 1 }],
    },
    {
      name: 'options in the place of the body limit nothing',
      code: "import axios from 'axios';\nexport const save = () => axios.post('https://a/u', { timeout: 5000 });",
      errors: [{ messageId: 'ineffective', line: 2 }],
    },
    {
      name: 'a limit that only warns does not limit',
      code: `
        import { S3Client } from '@aws-sdk/client-s3';
        export const s3 = new S3Client({ requestHandler: { requestTimeout: 2000 } });`,
      errors: [{ messageId: 'ineffective', line: 3 }],
    },
    {
      name: 'zero means no limit',
      code: "import axios from 'axios';\nexport const load = () => axios.get('https://a/u', { timeout: 0 });",
      errors: [{ messageId: 'ineffective', line: 2 }],
    },
  ],
});

untypedRuleTester.run('no-ineffective-timeout without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: "const axios = require('axios');\nexports.load = () => axios.get('https://a/u', { timeout: 0 });",
      filename: 'file.js',
      errors: [{ messageId: 'ineffective', line: 2 }],
    },
  ],
});
