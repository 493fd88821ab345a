import type { LibraryDescriptor } from './descriptor.ts';

// prettier-ignore
const read = [
  'get', 'mGet', 'exists', 'ttl', 'pTTL', 'strLen', 'getRange', 'getBit', 'bitCount', 'bitPos', 'dbSize', 'keys', 'scan',
  'type', 'randomKey', 'hGet', 'hGetAll', 'hmGet', 'hExists', 'hKeys', 'hVals', 'hLen', 'hScan', 'hStrLen', 'hRandField',
  'lIndex', 'lLen', 'lRange', 'lPos', 'sCard', 'sDiff', 'sInter', 'sInterCard', 'sIsMember', 'sMembers', 'smIsMember',
  'sRandMember', 'sScan', 'sUnion', 'zCard', 'zCount', 'zLexCount', 'zmScore', 'zRange', 'zRangeByScore', 'zRangeByLex',
  'zRangeWithScores', 'zRank', 'zRevRank', 'zScan', 'zScore', 'xLen', 'xPending', 'xRange', 'xRevRange', 'pfCount',
  'geoDist', 'geoPos', 'geoSearch', 'time', 'info', 'ping', 'echo', 'json.get', 'json.mGet', 'json.type', 'ft.search',
];

// prettier-ignore
const write = [
  'set', 'setEx', 'pSetEx', 'setNX', 'mSet', 'mSetNX', 'del', 'unlink', 'expire', 'expireAt', 'pExpire', 'pExpireAt',
  'persist', 'getSet', 'getDel', 'getEx', 'setBit', 'setRange', 'hSet', 'hSetNX', 'hDel', 'hExpire', 'hpExpire', 'sAdd',
  'sRem', 'sMove', 'sDiffStore', 'sInterStore', 'sUnionStore', 'zAdd', 'zRem', 'zRemRangeByScore', 'zRemRangeByRank',
  'zRemRangeByLex', 'zUnionStore', 'zInterStore', 'lTrim', 'lSet', 'lRem', 'rename', 'renameNX', 'copy', 'move', 'touch',
  'flushDb', 'flushAll', 'pfAdd', 'pfMerge', 'geoAdd', 'xAck', 'xDel', 'xTrim', 'xGroupCreate', 'json.set', 'json.del',
];

// Each repetition changes more: counters, appends, pops.
// prettier-ignore
const accumulate = [
  'incr', 'incrBy', 'incrByFloat', 'decr', 'decrBy', 'hIncrBy', 'hIncrByFloat', 'zIncrBy', 'append', 'lPush', 'lPushX',
  'rPush', 'rPushX', 'lInsert', 'lPop', 'rPop', 'sPop', 'zPopMin', 'zPopMax', 'lMove', 'rPopLPush', 'blPop', 'brPop',
  'blMove', 'bzPopMin', 'bzPopMax',
];

export const redis = {
  package: 'redis',
  specifiers: ['@redis/client'],
  versions: '^4 || ^5 || ^6',
  source: 'https://github.com/redis/node-redis/tree/master/docs',
  system: 'cache',
  types: [
    {
      name: 'RedisClientType',
      aliases: [
        'RedisClient',
        'RedisClusterType',
        'RedisCluster',
        'RedisSentinelType',
        'RedisClientPoolType',
      ],
      from: [
        'createClient()',
        'createCluster()',
        'createSentinel()',
        'createClientPool()',
        'RedisClientType#duplicate()',
        'RedisClientType#connect()',
        'RedisClientType#withTypeMapping()',
      ],
      connects: true,
      dedicates: ['subscribe', 'pSubscribe', 'sSubscribe', 'monitor'],
    },
  ],
  calls: [
    { on: 'RedisClientType', members: read, effect: 'read', target: 0 },
    { on: 'RedisClientType', members: write, effect: 'write', target: 0 },
    { on: 'RedisClientType', members: accumulate, effect: 'create', target: 0 },
    { on: 'RedisClientType', members: ['publish', 'sPublish'], effect: 'publish', target: 0 },
    // A stream lives as long as the cache that holds it, so that nothing is promised to its readers.
    { on: 'RedisClientType', members: ['xAdd'], effect: 'create', target: 0 },
    { on: 'RedisClientType', members: ['multi', 'duplicate', 'on', 'once'], effect: 'none', promise: false },
    { on: 'RedisClientType', members: ['connect', 'close', 'destroy'], effect: 'none' },
  ],
  regions: [
    { kind: 'deferred', on: 'RedisClientType', members: ['on', 'once'], callback: 1 },
    {
      kind: 'handler',
      on: 'RedisClientType',
      members: ['subscribe', 'pSubscribe', 'sSubscribe'],
      callback: 1,
      delivery: 'at-most-once',
    },
  ],
  locks: [
    { on: 'RedisClientType', operations: ['set'], asks: 'NX', named: true, key: 0 },
    { on: 'RedisClientType', operations: ['setNX'], named: true, key: 0 },
  ],
} as const satisfies LibraryDescriptor;
