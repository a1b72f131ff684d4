-- Instances (InstanceTracker). States are 0 (created), 1 (executing), 2 (finished). Uses names.lua.
--   instances           hash: id -> state and a JSON array, whose first element is the channel or null
--   instances:<state>   sorted set of ids by the time of the start
local Instances = {}
do

local CREATED, EXECUTING, FINISHED = 0, 1, 2
local FORGET_AT_ONCE = 50

local function set_of_state(state)
  return key('instances:' .. state)
end

local function state_of(value)
  return tonumber(value:sub(1, 1))
end

local function forget(state, ids, into)
  if #ids == 0 then
    return
  end
  local values = redis.call('HMGET', key('instances'), unpack(ids))
  for i, id in ipairs(ids) do
    if into then
      into[#into + 1] = id
      into[#into + 1] = values[i]
    end
  end
  redis.call('HDEL', key('instances'), unpack(ids))
  redis.call('ZREM', set_of_state(state), unpack(ids))
end

-- Forgets instances that are too old. Returns ids and values of those that had not finished.
function Instances.expire(now, max_age)
  local unfinished = {}
  for state = CREATED, FINISHED do
    local old = redis.call(
      'ZRANGEBYSCORE', set_of_state(state), '-inf', now - max_age, 'LIMIT', 0, FORGET_AT_ONCE)
    forget(state, old, state ~= FINISHED and unfinished)
  end
  return unfinished
end

-- The state that has the oldest unfinished instance; finished ones go first.
local function state_to_drop_from()
  if redis.call('ZCARD', set_of_state(FINISHED)) > 0 then
    return FINISHED
  end
  local created = redis.call('ZRANGE', set_of_state(CREATED), 0, 0, 'WITHSCORES')[2]
  local executing = redis.call('ZRANGE', set_of_state(EXECUTING), 0, 0, 'WITHSCORES')[2]
  if not created or (executing and tonumber(executing) < tonumber(created)) then
    return EXECUTING
  end
  return CREATED
end

-- Adds an instance or replaces the one with its id. Returns ids and values of what was too old although it had not finished, and of
-- what was dropped because there are too many.
function Instances.add(id, state, started, json, now, max_age, max)
  local old = redis.call('HGET', key('instances'), id)
  if old then
    redis.call('ZREM', set_of_state(state_of(old)), id)
  end
  redis.call('HSET', key('instances'), id, state .. json)
  redis.call('ZADD', set_of_state(state), started, id)
  keep(key('instances'), max_age)
  keep(set_of_state(state), max_age)
  local expired = Instances.expire(now, max_age)
  local dropped = {}
  local excess = redis.call('HLEN', key('instances')) - max
  for _ = 1, math.min(excess, FORGET_AT_ONCE) do
    local from = state_to_drop_from()
    forget(from, redis.call('ZRANGE', set_of_state(from), 0, 0), dropped)
  end
  return {expired, dropped}
end

-- An instance's value and start; nothing if it is unknown or too old.
local function find(id, now, max_age)
  local value = redis.call('HGET', key('instances'), id)
  local started = value and tonumber(redis.call('ZSCORE', set_of_state(state_of(value)), id) or 0)
  if started and started > now - max_age then
    return value, started
  end
end

-- Whether an instance is known, and whether it is an adopted one that has not ended.
function Instances.is_known(id, now, max_age)
  local value = find(id, now, max_age)
  if not value then
    return false, false
  end
  return true, cjson.decode(value:sub(2))[7] and state_of(value) ~= FINISHED
end

-- Adds an instance unless one with its id is known: the same result as of Instances.add, or nothing if it is known.
function Instances.add_new(id, state, started, json, now, max_age, max)
  if not find(id, now, max_age) then
    return Instances.add(id, state, started, json, now, max_age, max)
  end
end

-- Moves an instance forward. Returns its value if this has changed it, else nil. A finished one leaves its channel.
function Instances.advance(id, state, now, max_age)
  local value, started = find(id, now, max_age)
  if not value or state_of(value) >= state then
    return nil
  end
  local from = set_of_state(state_of(value))
  value = state .. value:sub(2)
  redis.call('HSET', key('instances'), id, value)
  redis.call('ZREM', from, id)
  redis.call('ZADD', set_of_state(state), started, id)
  keep(set_of_state(state), max_age)
  if state == FINISHED then
    local channel = cjson.decode(value:sub(2))[1]
    if channel ~= cjson.null then
      Names.leave(channel, id, now)
    end
  end
  return value
end

-- How many instances are in each state.
function Instances.counts(now, max_age)
  local counts = {}
  for state = CREATED, FINISHED do
    counts[state + 1] = redis.call('ZCOUNT', set_of_state(state), '(' .. now - max_age, '+inf')
  end
  return counts
end

-- Ids and values of instances that have not finished and started at a time or before: created ones first, oldest first, continuing
-- after a state, start and id. At most so many, so that Redis is not held up.
function Instances.alive(latest, after_state, after_start, after_id, count)
  local page = {}
  for state = after_state, EXECUTING do
    local set = set_of_state(state)
    local from = 0
    if after_id ~= '' then
      local rank = redis.call('ZRANK', set, after_id)
      from = rank and rank + 1 or redis.call('ZCOUNT', set, '-inf', '(' .. after_start)
      after_id = ''
    end
    local ids = {}
    local found = redis.call('ZRANGE', set, from, from + count - 1, 'WITHSCORES')
    for i = 1, #found, 2 do
      if tonumber(found[i + 1]) <= latest then
        ids[#ids + 1] = found[i]
      end
    end
    if #ids > 0 then
      local values = redis.call('HMGET', key('instances'), unpack(ids))
      for i, id in ipairs(ids) do
        page[#page + 1] = id
        page[#page + 1] = values[i]
      end
      count = count - #ids
    end
    if count <= 0 then
      break
    end
  end
  return page
end
end

