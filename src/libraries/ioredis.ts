import type { LibraryDescriptor } from './descriptor.ts';

// prettier-ignore
const read = [
  'get', 'getBuffer', 'mget', 'exists', 'ttl', 'pttl', 'expiretime', 'strlen', 'getrange', 'getbit', 'bitcount', 'bitpos',
  'dbsize', 'keys', 'scan', 'type', 'randomkey', 'hget', 'hgetall', 'hmget', 'hexists', 'hkeys', 'hvals', 'hlen', 'hscan',
  'hstrlen', 'hrandfield', 'lindex', 'llen', 'lrange', 'lpos', 'scard', 'sdiff', 'sinter', 'sintercard', 'sismember',
  'smembers', 'smismember', 'srandmember', 'sscan', 'sunion', 'zcard', 'zcount', 'zlexcount', 'zmscore', 'zrange',
  'zrangebyscore', 'zrangebylex', 'zrank', 'zrevrange', 'zrevrangebyscore', 'zrevrank', 'zscan', 'zscore', 'xinfo', 'xlen',
  'xpending', 'xrange', 'xrevrange', 'pfcount', 'geodist', 'geopos', 'geosearch', 'time', 'info', 'ping', 'echo',
];

// prettier-ignore
const write = [
  'set', 'setex', 'psetex', 'setnx', 'mset', 'msetnx', 'del', 'unlink', 'expire', 'expireat', 'pexpire', 'pexpireat',
  'persist', 'getset', 'getdel', 'getex', 'setbit', 'setrange', 'hset', 'hmset', 'hsetnx', 'hdel', 'hexpire', 'hpexpire',
  'sadd', 'srem', 'smove', 'sdiffstore', 'sinterstore', 'sunionstore', 'zadd', 'zrem', 'zremrangebyscore',
  'zremrangebyrank', 'zremrangebylex', 'zunionstore', 'zinterstore', 'ltrim', 'lset', 'lrem', 'rename', 'renamenx', 'copy',
  'move', 'restore', 'touch', 'flushdb', 'flushall', 'pfadd', 'pfmerge', 'geoadd', 'xack', 'xdel', 'xtrim', 'xgroup',
];

// Each repetition changes more: counters, appends, pops.
// prettier-ignore
const accumulate = [
  'incr', 'incrby', 'incrbyfloat', 'decr', 'decrby', 'hincrby', 'hincrbyfloat', 'zincrby', 'append', 'lpush', 'lpushx',
  'rpush', 'rpushx', 'linsert', 'lpop', 'rpop', 'spop', 'zpopmin', 'zpopmax', 'lmove', 'rpoplpush',
  'blpop', 'brpop', 'blmove', 'brpoplpush', 'bzpopmin', 'bzpopmax',
];

export const ioredis = {
  package: 'ioredis',
  versions: '^5 || ^6',
  source: 'https://redis.github.io/ioredis/classes/Redis.html',
  system: 'cache',
  types: [
    {
      name: 'Redis',
      aliases: ['Cluster', 'RedisCommander'],
      from: ['default()', 'Redis()', 'Cluster()', 'Redis.Cluster()', 'Redis#duplicate()'],
      connects: true,
      dedicates: ['subscribe', 'psubscribe', 'ssubscribe', 'monitor'],
    },
    {
      name: 'ChainableCommander',
      aliases: ['Pipeline'],
      from: ['Redis#pipeline()', 'Redis#multi()', 'ChainableCommander#*()'],
    },
  ],
  calls: [
    { on: 'Redis', members: read, effect: 'read', target: 0 },
    { on: 'Redis', members: write, effect: 'write', target: 0 },
    { on: 'Redis', members: accumulate, effect: 'create', target: 0 },
    { on: 'Redis', members: ['publish', 'spublish'], effect: 'publish', target: 0 },
    // A stream lives as long as the cache that holds it, so that nothing is promised to its readers.
    { on: 'Redis', members: ['xadd'], effect: 'create', target: 0 },
    {
      on: 'Redis',
      members: ['pipeline', 'multi', 'duplicate', 'on', 'once'],
      effect: 'none',
      promise: false,
    },
    { on: 'Redis', members: ['connect', 'quit'], effect: 'none' },
    {
      on: 'ChainableCommander',
      members: [...read, ...write, ...accumulate, 'publish', 'xadd'],
      effect: 'none',
      promise: false,
    },
  ],
  regions: [
    {
      kind: 'handler',
      on: 'Redis',
      members: ['on'],
      callback: 1,
      when: {
        argument: 0,
        values: ['message', 'messageBuffer', 'pmessage', 'pmessageBuffer', 'smessage', 'smessageBuffer'],
      },
      delivery: 'at-most-once',
    },
    { kind: 'deferred', on: 'Redis', members: ['on', 'once'], callback: 1 },
  ],
  locks: [
    { on: 'Redis', operations: ['set'], asks: 'NX', named: true, key: 0 },
    { on: 'Redis', operations: ['setnx'], named: true, key: 0 },
  ],
} as const satisfies LibraryDescriptor;
