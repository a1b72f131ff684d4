-- The use of users and of the account (QuotaStore). Times of requests are in microseconds, all others in milliseconds.
--   quota:users          hash: user -> packed counter
--   quota:account        packed counter of all users together
--   quota:slots          hash: slot -> packed user, generation, time of the reservation
--   quota:slots:since    sorted set of slots by that time
--   quota:running        hash: instance -> packed user, generation, time of the start, region
--   quota:running:of     sorted set in the order of the texts: user, 0, instance
--   quota:minute         sorted set of slots by the time of their reservation, which count as starts per minute of the account
--   quota:minute:<user>  the same of one user
-- A counter has a generation of its own. When its user is forgotten, slots and instances that carry the generation count for the
-- account only.
local Quota = {}
do

local MINUTE = 60000
local DAY = 86400000
local RETRY_AFTER = 5000
local SWEEP = 2
local SAMPLE = 16
local AT_ONCE = 50
local MOST = 1000

-- The names of a scope's limits.
local USER = {
  concurrent = 'CONCURRENT_INSTANCES', starts = 'STARTS_PER_MINUTE', minutes = 'MINUTES_PER_DAY'
}
local REQUESTS = 'REQUESTS_PER_MINUTE'
local ACCOUNT = {
  concurrent = 'ACCOUNT_CONCURRENT_INSTANCES', starts = 'ACCOUNT_STARTS_PER_MINUTE', minutes = 'ACCOUNT_MINUTES_PER_DAY'
}

local function unpacked(packed)
  local midnight, starts, used, from, running, slots, paid, latest, generation = cmsgpack.unpack(packed)
  return {
    midnight = midnight,
    starts = starts, -- today
    used = used, -- by instances that have ended today
    from = from, -- the sum of the times after midnight from which running instances count today
    running = running,
    slots = slots,
    paid = paid, -- when all requests so far would have been made at the allowed rate
    latest = latest, -- start or request
    generation = generation
  }
end

local function new_counter(generation)
  return {
    midnight = 0, starts = 0, used = 0, from = 0, running = 0, slots = 0, paid = 0, latest = 0, generation = generation
  }
end

local function packed(c)
  return cmsgpack.pack(c.midnight, c.starts, c.used, c.from, c.running, c.slots, c.paid, c.latest, c.generation)
end

-- Begins a new day; the clock never takes it back.
local function start_day(c, now)
  if now >= c.midnight + DAY then
    c.midnight = now - now % DAY
    c.starts = 0
    c.used = 0
    c.from = 0
  end
end

local function account(now)
  local known = redis.call('GET', key('quota:account'))
  local c = known and unpacked(known) or new_counter(0)
  c.saved = known
  start_day(c, now)
  return c
end

local function save_account(c)
  local changed = packed(c)
  if changed ~= c.saved then
    redis.call('SET', key('quota:account'), changed, 'KEEPTTL')
  end
end

local function counter_of(user, now)
  local known = redis.call('HGET', key('quota:users'), user)
  if known then
    local c = unpacked(known)
    start_day(c, now)
    return c
  end
end

local function save(user, c)
  redis.call('HSET', key('quota:users'), user, packed(c))
end

local function minute_of(user)
  return key('quota:minute:' .. user)
end

-- The time after midnight from which an instance counts today.
local function counts_from(c, since)
  return math.max(since - c.midnight, 0)
end

local function used(c, now)
  return c.used + math.max(0, c.running * (now - c.midnight) - c.from)
end

local function run(c, since)
  c.running = c.running + 1
  c.from = c.from + counts_from(c, since)
end

local function stop(c, since, at, now)
  local from = counts_from(c, since)
  c.running = c.running - 1
  c.from = c.from - from
  c.used = c.used + math.max(0, math.min(at, now) - c.midnight - from)
end

-- The slot is given back. Returns its user, generation and time; nil if it is unknown.
local function take_slot(slot)
  local known = redis.call('HGET', key('quota:slots'), slot)
  if known then
    redis.call('HDEL', key('quota:slots'), slot)
    redis.call('ZREM', key('quota:slots:since'), slot)
    return cmsgpack.unpack(known)
  end
end

-- Ends an instance in the account's counter a and in its user's.
local function end_instance(id, at, a, now)
  local known = redis.call('HGET', key('quota:running'), id)
  if not known then
    return
  end
  local user, generation, since = cmsgpack.unpack(known)
  redis.call('HDEL', key('quota:running'), id)
  redis.call('ZREM', key('quota:running:of'), user .. '\0' .. id)
  stop(a, since, at, now)
  local c = counter_of(user, now)
  if c and c.generation == generation then
    stop(c, since, at, now)
    save(user, c)
  end
end

-- Stops counting slots whose start has neither been confirmed nor released in time.
local function expire_slots(a, now, limits)
  local old = redis.call(
    'ZRANGEBYSCORE', key('quota:slots:since'), '-inf', now - limits.hold, 'LIMIT', 0, AT_ONCE)
  for _, slot in ipairs(old) do
    local user, generation = take_slot(slot)
    a.slots = a.slots - 1
    local c = counter_of(user, now)
    if c and c.generation == generation then
      c.slots = c.slots - 1
      save(user, c)
    end
  end
end

-- Stops counting those instances, given with their values, whose end has not become known in time.
local function expire_instances(found, a, now, limits)
  for i = 1, #found, 2 do
    local _, _, since = cmsgpack.unpack(found[i + 1])
    if since <= now - limits.age then
      end_instance(found[i], since + limits.age, a, now)
    end
  end
end

local function some(name, count)
  return redis.call('HRANDFIELD', key(name), count, 'WITHVALUES')
end

local function expire_instances_of(user, a, now, limits)
  local found = {}
  local from = '[' .. user .. '\0'
  for _, member in ipairs(redis.call(
    'ZRANGEBYLEX', key('quota:running:of'), from, '(' .. user .. '\1', 'LIMIT', 0, AT_ONCE)) do
    local id = member:sub(#user + 2)
    found[#found + 1] = id
    found[#found + 1] = redis.call('HGET', key('quota:running'), id)
  end
  expire_instances(found, a, now, limits)
end

-- Forgets what counts for nothing any more, and what is too much.
local function make_room(user, a, now, limits)
  local found = some('quota:users', SWEEP)
  for i = 1, #found, 2 do
    local c = unpacked(found[i + 1])
    start_day(c, now)
    if found[i] ~= user and c.starts + c.used + c.running + c.slots == 0 and c.paid <= now * 1000 then
      redis.call('HDEL', key('quota:users'), found[i])
    end
  end
  expire_instances(some('quota:running', SWEEP), a, now, limits)
  if redis.call('HLEN', key('quota:users')) > limits.users then
    found = some('quota:users', SAMPLE)
    local oldest, latest
    for i = 1, #found, 2 do
      local c = unpacked(found[i + 1])
      if found[i] ~= user and (not latest or c.latest < latest) then
        oldest, latest = found[i], c.latest
      end
    end
    if oldest then
      redis.call('HDEL', key('quota:users'), oldest)
    end
  end
  if redis.call('HLEN', key('quota:running')) > limits.instances then
    found = some('quota:running', SAMPLE)
    local oldest, earliest
    for i = 1, #found, 2 do
      local _, _, since = cmsgpack.unpack(found[i + 1])
      if not earliest or since < earliest then
        oldest, earliest = found[i], since
      end
    end
    end_instance(oldest, now, a, now)
  end
end

local function keep_all(limits)
  for _, name in ipairs({'users', 'account', 'slots', 'slots:since', 'running', 'running:of'}) do
    keep(key('quota:' .. name), limits.age)
  end
end

-- The limit that a start would exceed: its name and the time until there may be room. Nil if there is none.
local function refusal(c, scope, minute, now, limits)
  local starts = limits[scope.starts]
  if starts > 0 then
    redis.call('ZREMRANGEBYSCORE', minute, '-inf', now - MINUTE)
    if redis.call('ZCARD', minute) >= starts then
      local first = redis.call('ZRANGE', minute, 0, 0, 'WITHSCORES')[2]
      return {scope.starts, tonumber(first) + MINUTE - now}
    end
  end
  local concurrent = limits[scope.concurrent]
  if concurrent > 0 and c.running + c.slots >= concurrent then
    return {scope.concurrent, RETRY_AFTER}
  end
  local minutes = limits[scope.minutes]
  if minutes > 0 and used(c, now) >= minutes * MINUTE then
    return {scope.minutes, c.midnight + DAY - now}
  end
end

local function request_refusal(c, now, limits)
  local allowed = limits[REQUESTS]
  if allowed > 0 then
    local at = now * 1000
    local paid = math.max(c.paid, at) + math.floor(MINUTE * 1000 / allowed)
    if paid - at > MINUTE * 1000 then
      return {REQUESTS, math.ceil((paid - at) / 1000) - MINUTE}
    end
    c.paid = paid
  end
end

local function known_or_new(user, a, now)
  local c = counter_of(user, now)
  if not c then
    a.generation = a.generation + 1
    c = new_counter(a.generation)
    start_day(c, now)
  end
  c.latest = now
  return c
end

local function start_refusal(user, c, a, now, limits)
  return refusal(c, USER, minute_of(user), now, limits)
    or refusal(a, ACCOUNT, key('quota:minute'), now, limits)
end

-- The counter of a user and the limit that a start would exceed, if any. Before a refusal, instances whose end has not become known
-- in time are looked for.
local function checked(user, a, now, limits)
  local c = known_or_new(user, a, now)
  local refused = start_refusal(user, c, a, now, limits)
  if refused and refused[1] ~= USER.starts and refused[1] ~= ACCOUNT.starts then
    save(user, c)
    expire_instances_of(user, a, now, limits)
    expire_instances(some('quota:running', AT_ONCE), a, now, limits)
    c = known_or_new(user, a, now)
    refused = start_refusal(user, c, a, now, limits)
  end
  return c, refused
end

-- Counts a start of this minute.
local function count_start(user, id, now, limits)
  for _, each in ipairs({{USER, minute_of(user)}, {ACCOUNT, key('quota:minute')}}) do
    if limits[each[1].starts] > 0 then
      redis.call('ZADD', each[2], now, id)
      keep(each[2], MINUTE)
    end
  end
end

local function finish(user, c, a, now, limits)
  save(user, c)
  make_room(user, a, now, limits)
  save_account(a)
  keep_all(limits)
end

-- Counts a start that has a slot from now on. Returns the limit that is reached, as refusal does, else nil.
function Quota.reserve(user, slot, now, limits)
  local a = account(now)
  expire_slots(a, now, limits)
  local c, refused = checked(user, a, now, limits)
  refused = refused or request_refusal(c, now, limits)
  if not refused then
    redis.call('HSET', key('quota:slots'), slot, cmsgpack.pack(user, c.generation, now))
    redis.call('ZADD', key('quota:slots:since'), now, slot)
    count_start(user, slot, now, limits)
    for _, each in ipairs({c, a}) do
      each.slots = each.slots + 1
      each.starts = each.starts + 1
    end
  end
  finish(user, c, a, now, limits)
  return refused
end

-- Counts a request. Returns the limit that is reached, as refusal does, else nil.
function Quota.request(user, now, limits)
  local a = account(now)
  local c = known_or_new(user, a, now)
  local refused = request_refusal(c, now, limits)
  finish(user, c, a, now, limits)
  return refused
end

-- Turns a slot into a running instance. One that counts already stays as it is.
function Quota.confirm(user, slot, id, region, now, limits)
  local a = account(now)
  local c = counter_of(user, now)
  local _, generation, since = take_slot(slot)
  if since then
    a.slots = a.slots - 1
    if c and c.generation == generation then
      c.slots = c.slots - 1
    end
  end
  since = since or now
  if redis.call('HEXISTS', key('quota:running'), id) == 0 then
    redis.call(
      'HSET', key('quota:running'), id, cmsgpack.pack(user, c and c.generation or 0, since, region))
    redis.call('ZADD', key('quota:running:of'), 0, user .. '\0' .. id)
    run(a, since)
    if c then
      run(c, since)
    end
  end
  if c then
    save(user, c)
  end
  save_account(a)
  keep_all(limits)
end

-- Gives back the slot of a start that did not happen. Unknown slots change nothing.
function Quota.release(user, slot, now)
  local _, generation, since = take_slot(slot)
  if not since then
    return
  end
  redis.call('ZREM', key('quota:minute'), slot)
  redis.call('ZREM', minute_of(user), slot)
  local a = account(now)
  local function give_back(c)
    c.slots = c.slots - 1
    c.starts = c.starts - (since >= c.midnight and 1 or 0)
  end
  give_back(a)
  save_account(a)
  local c = counter_of(user, now)
  if c and c.generation == generation then
    give_back(c)
    save(user, c)
  end
end

-- Records the end of an instance. Unknown instances change nothing.
function Quota.ended(id, at, now)
  local a = account(now)
  end_instance(id, at, a, now)
  save_account(a)
end

-- Ids and regions of a user's instances that count as running, at most so many that Redis is not held up.
function Quota.running(user, now)
  local running = {}
  local c = counter_of(user, now)
  if c then
    for _, member in ipairs(redis.call(
      'ZRANGEBYLEX', key('quota:running:of'), '[' .. user .. '\0', '(' .. user .. '\1', 'LIMIT', 0, MOST)) do
      local id = member:sub(#user + 2)
      local _, generation, _, region = cmsgpack.unpack(redis.call('HGET', key('quota:running'), id))
      if generation == c.generation then
        running[#running + 1] = id
        running[#running + 1] = region
      end
    end
  end
  return running
end

-- Ids and regions of some instances of all users, user by user.
function Quota.running_in_account(skipped, most)
  local running = {}
  for _, member in ipairs(redis.call('ZRANGE', key('quota:running:of'), skipped, skipped + most - 1)) do
    local id = member:sub(member:find('\0', 1, true) + 1)
    local _, _, _, region = cmsgpack.unpack(redis.call('HGET', key('quota:running'), id))
    running[#running + 1] = id
    running[#running + 1] = region
  end
  return running
end

-- The time used today, starts today, slots and instances now, and the end of the day; of the account if the user is ''.
function Quota.usage(user, now, limits)
  local a = account(now)
  expire_slots(a, now, limits)
  save_account(a)
  local c = a
  if user ~= '' then
    c = counter_of(user, now) or new_counter(0)
    start_day(c, now)
  end
  return {used(c, now), c.starts, c.running + c.slots, c.midnight + DAY}
end
end

