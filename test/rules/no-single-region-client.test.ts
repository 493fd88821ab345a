import rule from '../../rules/no-single-region-client.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const s3 = "import { S3Client } from '@aws-sdk/client-s3';";

ruleTester.run('no-single-region-client', rule, {
  valid: [
    {
      name: 'the deployment decides',
      code: `${s3} export const files = new S3Client({ region: process.env.AWS_REGION });`,
    },
    {
      name: 'a literal is only the default behind the deployment',
      code: `${s3} export const files = new S3Client({ region: process.env.AWS_REGION ?? 'eu-central-1' });`,
    },
    { name: 'the SDK finds the region by itself', code: `${s3} export const files = new S3Client({});` },
    {
      name: 'a placeless name is no region',
      code: `${s3} export const files = new S3Client({ region: 'auto' });`,
    },
    {
      name: 'an endpoint names another place',
      code: `${s3} export const files = new S3Client({ region: 'eu-central-1', endpoint: process.env.STORE });`,
    },
    {
      name: 'another client of the program is in another region',
      code: `${s3}
        export const files = new S3Client({ region: 'eu-central-1' });
        export const standby = new S3Client({ region: 'eu-west-1' });`,
    },
    {
      name: 'a region that cannot be read is not judged',
      code: `${s3} declare const region: string; export const files = new S3Client({ region });`,
    },
    {
      name: 'the vendor runs the service in one region',
      code: "import { CloudFrontClient } from '@aws-sdk/client-cloudfront'; export const cdn = new CloudFrontClient({ region: 'us-east-1' });",
    },
  ],
  invalid: [
    {
      name: 'one literal region is all there is',
      code: `${s3}\nexport const files = new S3Client({ region: 'eu-central-1' });`,
      errors: [{ messageId: 'pinned', line: 2, data: { type: 'S3Client', region: 'eu-central-1' } }],
    },
    {
      name: 'two clients in one region are one place, and a constant is as good as a literal',
      code: `${s3}
        const region = 'eu-central-1';
        export const files = new S3Client({ region });
        export const images = new S3Client({ region });`,
      errors: [
        { messageId: 'pinned', line: 3 },
        { messageId: 'pinned', line: 4 },
      ],
    },
  ],
});

untypedRuleTester.run('no-single-region-client without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: "const { S3Client } = require('@aws-sdk/client-s3');\nexports.files = new S3Client({ region: 'eu-central-1' });",
      filename: 'file.js',
      errors: [{ messageId: 'pinned', line: 2 }],
    },
  ],
});
