-- The replica that ends instances at their longest duration, and the instances that have to end (DurationLease).
--   lease:duration        its replica and until when it holds the lease
--   endings               sorted set of instances that have to end, by when their replica last confirmed that it ends them
--   endings:of            hash: instance -> replica, region, time of the stop
--   farewell:<instance>   exists once a replica has begun its farewell
local Endings = {}
do

local MOST = 10000
local AT_ONCE = 100
local CHUNK = 500
local KEPT_LONGER = 60000

local ENDINGS, OF = key('endings'), key('endings:of')

local function take_lease(replica, now, length)
  local name = key('lease:duration')
  local holder, till = string.match(redis.call('GET', name) or '', '^(%S+) (%d+)$')
  if holder and holder ~= replica and tonumber(till) > now then
    return false
  end
  redis.call('SET', name, replica .. ' ' .. (now + length), 'PX', length + KEPT_LONGER)
  return true
end

local function replica_of(value)
  return string.match(value, '^%S+')
end

local function remove(replica, ids)
  for _, id in ipairs(ids) do
    local value = redis.call('HGET', OF, id)
    if value and replica_of(value) == replica then
      redis.call('HDEL', OF, id)
      redis.call('ZREM', ENDINGS, id)
    end
  end
end

-- Confirms instances from..to. Those that another living replica ends are left to it and added to others, unless this one holds the
-- lease.
local function confirm(replica, now, length, held, own, from, to, others)
  local ids = {}
  for i = from, to do
    ids[#ids + 1] = own[i][1]
  end
  local known = redis.call('HMGET', OF, unpack(ids))
  local room = MOST - redis.call('ZCARD', ENDINGS)
  local times, values = {}, {}
  for i, id in ipairs(ids) do
    local value = replica .. ' ' .. own[from + i - 1][2] .. ' ' .. own[from + i - 1][3]
    local other = known[i] and replica_of(known[i]) ~= replica
    if other and not held and tonumber(redis.call('ZSCORE', ENDINGS, id) or 0) > now - length then
      others[#others + 1] = id
    elseif known[i] or room > 0 then
      times[#times + 1] = now
      times[#times + 1] = id
      if not known[i] then
        room = room - 1
      end
      if known[i] ~= value then
        values[#values + 1] = id
        values[#values + 1] = value
      end
    end
  end
  if #times > 0 then
    redis.call('ZADD', ENDINGS, unpack(times))
  end
  if #values > 0 then
    redis.call('HSET', OF, unpack(values))
  end
end

-- Takes over instances whose replica has not confirmed them for so long. Returns ids, regions and times of their stops.
local function take_over(replica, now, length)
  local taken = {}
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', ENDINGS, '-inf', now - length, 'LIMIT', 0, AT_ONCE)) do
    local region, stop = string.match(redis.call('HGET', OF, id) or '', '^%S+ (%S+) (%d+)$')
    if region then
      redis.call('HSET', OF, id, replica .. ' ' .. region .. ' ' .. stop)
      redis.call('ZADD', ENDINGS, now, id)
      taken[#taken + 1] = id
      taken[#taken + 1] = region
      taken[#taken + 1] = stop
    else
      redis.call('ZREM', ENDINGS, id)
    end
  end
  return taken
end

-- Takes or renews the lease, confirms the instances that a replica ends (id, region and time of the stop of each) and removes those
-- that have ended. Returns whether it holds the lease, the ids that another replica ends, and what it takes over.
function Endings.renew(replica, now, length, own, ended, max_age)
  local held = take_lease(replica, now, length)
  remove(replica, ended)
  local others = {}
  for from = 1, #own, CHUNK do
    confirm(replica, now, length, held, own, from, math.min(from + CHUNK - 1, #own), others)
  end
  local taken = held and take_over(replica, now, length) or {}
  if #own > 0 or #taken > 0 then
    keep(ENDINGS, max_age)
    keep(OF, max_age)
  end
  return {held and 1 or 0, others, taken}
end
end

