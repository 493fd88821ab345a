import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describedPackage, packageOf } from '../../src/program/installed-package.ts';
import { serviceFolder } from './service-folder.ts';

describe('the package of a file', () => {
  test('is the one in the innermost node_modules', () => {
    const folder = serviceFolder({
      'node_modules/.pnpm/axios@1.9.0/node_modules/axios/package.json': { name: 'axios', version: '1.9.0' },
    });
    const file = join(folder, 'node_modules/.pnpm/axios@1.9.0/node_modules/axios/lib/core/index.d.ts');
    expect(packageOf(file)).toEqual({ name: 'axios', version: '1.9.0' });
  });

  test('is known by its own name when it was installed under another one', () => {
    const folder = serviceFolder({
      'node_modules/sdk-v2/package.json': { name: 'aws-sdk', version: '2.1.0' },
    });
    expect(packageOf(join(folder, 'node_modules/sdk-v2/index.d.ts'))).toEqual({
      name: 'aws-sdk',
      version: '2.1.0',
    });
  });

  test('is named by its folder when its manifest cannot be read', () => {
    expect(packageOf('/nowhere/node_modules/@acme/mail/dist/index.js')).toEqual({
      name: '@acme/mail',
      version: null,
    });
    expect(packageOf('C:\\nowhere\\node_modules\\pg\\index.js')).toEqual({ name: 'pg', version: null });
  });

  test('is the described one for packages of types', () => {
    expect(packageOf('/nowhere/node_modules/@types/node/http.d.ts')?.name).toBe('node');
    expect(describedPackage('@types/acme__mail')).toBe('@acme/mail');
    expect(describedPackage('@acme/types')).toBe('@acme/types');
  });

  test('is none outside of node_modules', () => {
    expect(packageOf('/srv/orders/src/main.ts')).toBeNull();
  });
});
