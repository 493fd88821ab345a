import type { LibraryDescriptor } from './descriptor.ts';

// prettier-ignore
const read = [
  'get', 'mget', 'exists', 'ttl', 'pttl', 'strlen', 'getrange', 'getbit', 'bitcount', 'bitpos', 'dbsize', 'keys', 'scan',
  'type', 'randomkey', 'hget', 'hgetall', 'hmget', 'hexists', 'hkeys', 'hvals', 'hlen', 'hscan', 'hstrlen', 'hrandfield',
  'lindex', 'llen', 'lrange', 'lpos', 'scard', 'sdiff', 'sinter', 'sintercard', 'sismember', 'smembers', 'smismember',
  'srandmember', 'sscan', 'sunion', 'zcard', 'zcount', 'zlexcount', 'zmscore', 'zrange', 'zrank', 'zrevrank', 'zscan',
  'zscore', 'xinfo', 'xlen', 'xpending', 'xrange', 'xrevrange', 'xread', 'pfcount', 'geodist', 'geopos', 'geosearch',
  'time', 'ping', 'echo', 'json.get', 'json.mget', 'json.type', 'json.arrlen', 'json.objkeys', 'json.strlen',
];

// prettier-ignore
const write = [
  'set', 'setex', 'psetex', 'setnx', 'mset', 'msetnx', 'del', 'unlink', 'expire', 'expireat', 'pexpire', 'pexpireat',
  'persist', 'getset', 'getdel', 'getex', 'setbit', 'setrange', 'hset', 'hmset', 'hsetnx', 'hdel', 'hexpire', 'hpexpire',
  'sadd', 'srem', 'smove', 'sdiffstore', 'sinterstore', 'sunionstore', 'zadd', 'zrem', 'zremrangebyscore',
  'zremrangebyrank', 'zremrangebylex', 'zunionstore', 'zinterstore', 'ltrim', 'lset', 'lrem', 'rename', 'renamenx', 'copy',
  'touch', 'flushdb', 'flushall', 'pfadd', 'pfmerge', 'geoadd', 'xack', 'xdel', 'xtrim', 'xgroup', 'json.set', 'json.mset',
  'json.merge', 'json.del', 'json.clear',
];

// Each repetition changes more: counters, appends, pops.
// prettier-ignore
const accumulate = [
  'incr', 'incrby', 'incrbyfloat', 'decr', 'decrby', 'hincrby', 'hincrbyfloat', 'zincrby', 'append', 'lpush', 'lpushx',
  'rpush', 'rpushx', 'linsert', 'lpop', 'rpop', 'spop', 'zpopmin', 'zpopmax', 'lmove', 'json.arrappend', 'json.numincrby',
];

export const upstashRedis = {
  package: '@upstash/redis',
  versions: '^1',
  source: 'https://upstash.com/docs/redis/sdks/ts/commands/overview',
  system: 'cache',
  types: [
    { name: 'Redis', from: ['Redis()', 'Redis.fromEnv()'], options: 0 },
    { name: 'Pipeline', from: ['Redis#pipeline()', 'Redis#multi()', 'Pipeline#*()'] },
  ],
  calls: [
    { on: 'Redis', members: read, effect: 'read', target: 0, throws: 'TypeError' },
    { on: 'Redis', members: write, effect: 'write', target: 0, throws: 'TypeError' },
    { on: 'Redis', members: accumulate, effect: 'create', target: 0, throws: 'TypeError' },
    { on: 'Redis', members: ['publish'], effect: 'publish', target: 0, throws: 'TypeError' },
    // A stream lives as long as the cache that holds it, so that nothing is promised to its readers.
    { on: 'Redis', members: ['xadd'], effect: 'create', target: 0 },
    { on: 'Redis', members: ['pipeline', 'multi'], effect: 'none', promise: false },
    {
      on: 'Pipeline',
      members: ['get', 'set', 'del', 'incr', 'expire', 'hset', 'sadd', 'lpush', 'xadd'],
      effect: 'none',
      promise: false,
    },
  ],
  locks: [
    { on: 'Redis', operations: ['set'], asks: 'NX', named: true, key: 0 },
    { on: 'Redis', operations: ['setnx'], named: true, key: 0 },
  ],
} as const satisfies LibraryDescriptor;
