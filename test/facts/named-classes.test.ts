import { describe, expect, it } from 'vitest';
import { openService, type OpenService, type Sources } from './open-service.ts';

const base = `
  class Base { constructor() { this.http = axios.create({}); } }`;
const heir = `
  class Orders extends Base { load(id) { return this.http.get('/orders/' + id); } }`;
const scripts = `const axios = require('axios');${base}`;
const modules = `import axios from 'axios';${base.replace('constructor', 'http; constructor')}`;

const cases: Readonly<Record<string, Sources>> = {
  'module.exports = Base': {
    'base.js': `${scripts} module.exports = Base;`,
    'main.js': `const Base = require('./base');${heir}`,
  },
  'module.exports = class': {
    'base.js': `${scripts.replace('class Base', 'module.exports = class')};`,
    'main.js': `const Base = require('./base');${heir}`,
  },
  'module.exports = { Base }': {
    'base.js': `${scripts} module.exports = { Base };`,
    'main.js': `const { Base } = require('./base');${heir}`,
  },
  'module.exports = { Parent: Base }': {
    'base.js': `${scripts} module.exports = { Parent: Base };`,
    'main.js': `const { Parent: Base } = require('./base');${heir}`,
  },
  'exports.Base = Base': {
    'base.js': `${scripts} exports.Base = Base;`,
    'main.js': `const Base = require('./base').Base;${heir}`,
  },
  'a member of what is required': {
    'base.js': `${scripts} exports.Base = Base;`,
    'main.js': `const base = require('./base');${heir.replace('extends Base', 'extends base.Base')}`,
  },
  'export default Base': {
    'base.ts': `${modules} export default Base;`,
    'main.ts': `import Base from './base';${heir}`,
  },
  'export { Base as default }': {
    'base.ts': `${modules} export { Base as default };`,
    'main.ts': `import Base from './base';${heir}`,
  },
  'export = Base': {
    'base.ts': `${modules.replace('import axios from', 'import axios = require(').replace("'axios';", "'axios');")} export = Base;`,
    'main.ts': `import Base = require('./base');${heir}`,
  },
};

/** The library's calls of a class whose base class another file exports. */
function inherited(service: OpenService, sources: Sources) {
  const written = service.add(sources);
  return () => written.calls().flatMap(({ remote }) => (remote ? [remote.operation] : []));
}

const installations = [{ installed: true }, { installed: false }].map((installation) => {
  const service = openService(installation);
  const found = Object.entries(cases).map(([how, sources]) => ({ how, calls: inherited(service, sources) }));
  const packaged = inherited(service, {
    'main.js': `const { SQSClient, PurgeQueueCommand } = require('@aws-sdk/client-sqs');
      exports.f = () => new SQSClient({}).send(new PurgeQueueCommand({ QueueUrl: 'a' }));`,
  });
  const circular = inherited(service, {
    'main.js': `const Base = require('./main'); module.exports = Base;${heir}`,
  });
  const whole = inherited(service, {
    'base.js': `${modules} export default Base;`,
    'main.js': `const Base = require('./base'); const base = new Base();${heir}`,
  });
  return { ...installation, found, packaged, circular, whole };
});

describe.each(installations)(
  'a base class of another file, installed: $installed',
  ({ circular, found, packaged, whole }) => {
    it.each(found)('is known by $how', ({ calls }) => {
      expect(calls()).toEqual(['AxiosInstance.get']);
    });
    it('is none of the program where it comes from a package', () => {
      expect(packaged()).toEqual(['SQSClient.send(PurgeQueueCommand)']);
    });
    it('is none where all that a module exports is taken for one', () => {
      expect(whole()).toEqual([]);
    });
    it('is none where a file exports what it takes from itself', () => {
      expect(circular()).toEqual([]);
    });
  },
);
