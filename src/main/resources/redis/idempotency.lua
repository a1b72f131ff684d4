-- Requests with an idempotency key and their responses (IdempotencyStore).
--   idempotency              hash: key -> packed run, fingerprint, begin; when answered also response and whether it is a success
--   idempotency:answered     sorted set of answered keys by the end of their time
--   idempotency:begun        sorted set of keys in flight by their begin
--   idempotency:bytes        about how many bytes the answered keys take
--   idempotency:passed:<run> response of a run that is not kept, for those who wait
local Idempotency = {}
do

-- What an answered key takes beside its text, run, fingerprint and response.
local BYTES_OF_KEY = 250
local AT_ONCE = 20
local PASSED_FOR = 5000
-- No run takes so long; what is left of one is kept that much longer than a response, so that it is not run again.
local LONGEST_RUN = 86400000

local function packed(name)
  return redis.call('HGET', key('idempotency'), name)
end

local function bytes(name, value)
  return #name + #value + BYTES_OF_KEY
end

local function remove_answered(name)
  local value = packed(name)
  redis.call('HDEL', key('idempotency'), name)
  redis.call('ZREM', key('idempotency:answered'), name)
  redis.call('DECRBY', key('idempotency:bytes'), bytes(name, value))
end

local function expire(now, limits)
  local old = redis.call('ZRANGEBYSCORE', key('idempotency:answered'), '-inf', now, 'LIMIT', 0, AT_ONCE)
  for _, name in ipairs(old) do
    remove_answered(name)
  end
  local lost = redis.call(
    'ZRANGEBYSCORE', key('idempotency:begun'), '-inf', now - limits.ttl - 2 * LONGEST_RUN, 'LIMIT', 0, AT_ONCE)
  for _, name in ipairs(lost) do
    redis.call('HDEL', key('idempotency'), name)
    redis.call('ZREM', key('idempotency:begun'), name)
  end
end

-- Drops the oldest responses beyond the bound. Returns how many.
local function drop_surplus(limits)
  local dropped = 0
  while dropped < AT_ONCE and tonumber(redis.call('GET', key('idempotency:bytes')) or 0) > limits.bytes do
    local oldest = redis.call('ZRANGE', key('idempotency:answered'), 0, 0)[1]
    if not oldest then
      break
    end
    remove_answered(oldest)
    dropped = dropped + 1
  end
  return dropped
end

local function keep_all(limits)
  for _, name in ipairs({'', ':answered', ':begun', ':bytes'}) do
    keep(key('idempotency' .. name), limits.ttl + 2 * LONGEST_RUN)
  end
end

-- Takes a key, or returns its state: 'first'; 'answered' with the response; 'in flight' with the run and its begin; 'conflict'.
function Idempotency.begin(name, fingerprint, run, now, limits)
  expire(now, limits)
  local known = packed(name)
  if known then
    local other, wanted, begun, response = cmsgpack.unpack(known)
    if wanted ~= fingerprint then
      return {'conflict'}
    elseif not response then
      return {'in flight', other, begun}
    elseif tonumber(redis.call('ZSCORE', key('idempotency:answered'), name)) > now then
      return {'answered', response}
    end
    remove_answered(name)
  end
  redis.call('HSET', key('idempotency'), name, cmsgpack.pack(run, fingerprint, now))
  redis.call('ZADD', key('idempotency:begun'), now, name)
  keep_all(limits)
  return {'first'}
end

-- Whether a run holds a key: its fingerprint and begin if so.
local function held(name, run)
  local known = packed(name)
  if known then
    local holder, fingerprint, begun, response = cmsgpack.unpack(known)
    if holder == run and not response then
      return fingerprint, begun
    end
  end
end

local function write_answered(name, value, till)
  redis.call('HSET', key('idempotency'), name, value)
  redis.call('ZADD', key('idempotency:answered'), till, name)
  redis.call('INCRBY', key('idempotency:bytes'), bytes(name, value))
end

-- Replaces a success by a failure of the same run.
local function withdraw(name, run, response, success, limits)
  local known = packed(name)
  if success or not known then
    return 0
  end
  local holder, fingerprint, begun, kept, was_success = cmsgpack.unpack(known)
  if holder ~= run or not kept or not was_success then
    return 0
  end
  local till = redis.call('ZSCORE', key('idempotency:answered'), name)
  remove_answered(name)
  write_answered(name, cmsgpack.pack(run, fingerprint, begun, response, false), till)
  return drop_surplus(limits)
end

-- Ends a run and keeps its response. Returns how many responses were dropped because all take too much.
function Idempotency.complete(name, run, response, success, now, limits)
  local fingerprint, begun = held(name, run)
  if not fingerprint then
    return withdraw(name, run, response, success, limits)
  end
  redis.call('ZREM', key('idempotency:begun'), name)
  write_answered(name, cmsgpack.pack(run, fingerprint, begun, response, success), now + limits.ttl)
  expire(now, limits)
  keep_all(limits)
  return drop_surplus(limits)
end

-- Ends a run without keeping its response, which only those get who wait; '' if there is none.
function Idempotency.abandon(name, run, response)
  if held(name, run) then
    redis.call('HDEL', key('idempotency'), name)
    redis.call('ZREM', key('idempotency:begun'), name)
    if response ~= '' then
      redis.call('SET', key('idempotency:passed:' .. run), response, 'PX', PASSED_FOR)
    end
  end
end

-- What those get who wait for a run: 'in flight', 'answered' with the response, or 'gone'.
function Idempotency.poll(name, run)
  if held(name, run) then
    return {'in flight'}
  end
  local passed = redis.call('GET', key('idempotency:passed:' .. run))
  if passed then
    return {'answered', passed}
  end
  local known = packed(name)
  if known then
    local holder, _, _, response = cmsgpack.unpack(known)
    if holder == run and response then
      return {'answered', response}
    end
  end
  return {'gone'}
end
end

